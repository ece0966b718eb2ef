{#- Return a query: n, the number of rows, total, the sum of the rows' hashes as text, and kind, the kind of these
    hashes; for a recorded hash without a kind, the total is the one of old manifests, which has none.

    recorded   see fingerprint() -#}
{% macro fingerprint_sql(table, from_clause, columns, recorded=none) %}
    {% set is_old = recorded and holdfast.hash_kind_of(recorded) == "md5" %}
    {% set values = holdfast.values_to_hash(table, columns | sort(attribute='name')).values() | list %}
    {% set total = holdfast.hash_total(table, holdfast.old_row_text(table, columns)) if is_old
        else holdfast.content_total(table, values) %}
    {% set sql %}
    select
      count(*) as n,
      {{ total | indent(6) }} as total
      {{- ",\n      " ~ holdfast.hash_kind(table, columns) ~ " as kind" if not is_old }}
    from {{ from_clause }}
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
