{#- Return a query: n, the number of rows, total, the sum of the rows' hashes as text, and kind, the kind of these
    hashes, where they are quick ones.

    recorded   see fingerprint() -#}
{% macro fingerprint_sql(table, from_clause, columns, recorded=none) %}
    {% set kind, values = lakehouse.hash_kind(table), [] %}
    {% set quick = kind and not (recorded and lakehouse.hash_kind_of(recorded) == "md5") %}
    {% for column in columns | sort(attribute='name') if quick %}
        {% do values.extend(lakehouse.values_to_hash(table, lakehouse.quoted(table, column.name), column.type)) %}
    {% endfor %}
    {% set total = lakehouse.hash_sum(table, lakehouse.quick_hash(table, values)) if quick
        else lakehouse.hash_total(table, lakehouse.row_text(table, columns)) %}
    {% set sql %}
    select
      count(*) as n,
      {{ total | indent(6) }} as total
      {{- ",\n      " ~ kind ~ " as kind" if quick }}
    from {{ from_clause }}
    {% endset %}
    {{ return(lakehouse.sql_text(sql)) }}
{% endmacro %}
