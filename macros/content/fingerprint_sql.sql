{#- Return a query: n, the number of rows, total, the sum of the rows' hashes as text, and kind, the kind of these
    hashes, where they are quick ones.

    recorded   see fingerprint() -#}
{% macro fingerprint_sql(table, from_clause, columns, recorded=none) %}
    {% set kind, sorted = holdfast.hash_kind(table, columns), columns | sort(attribute='name') %}
    {% set quick = kind and not (recorded and holdfast.hash_kind_of(recorded) == "md5") %}
    {% set values = holdfast.values_to_hash(table, sorted).values() if quick else none %}
    {% set total = holdfast.hash_sum(table, holdfast.quick_hash(table, values | list)) if quick
        else holdfast.hash_total(table, holdfast.row_text(table, columns)) %}
    {% set sql %}
    select
      count(*) as n,
      {{ total | indent(6) }} as total
      {{- ",\n      " ~ kind ~ " as kind" if quick }}
    from {{ from_clause }}
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
