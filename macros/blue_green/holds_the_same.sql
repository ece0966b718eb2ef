{#- Do two tables hold the same rows, in the same columns? By a hash of whole rows: one hash a row is much less work
    than one a value, which compare_values() takes to tell where tables differ. The hashes are compared in the session
    that made them, so quick ones do.

    columns   see match_deployment_columns() -#}
{% macro holds_the_same(table, old, new, columns) %}
    {% set names = columns.shared | map(attribute="name") | list %}
    {% for column in columns.shared if column.type != column.old_type %} {{ return(false) }} {% endfor %}
    {% if columns.lost or columns.added or not names %} {{ return(false) }} {% endif %}
    {{ return(holdfast.query(holdfast.same_hash_sql(table, old, new, columns.shared))[0].same) }}
{% endmacro %}

{#- Return a query: same, whether two tables have as many rows and the same sum of the rows' hashes. -#}
{% macro same_hash_sql(table, old, new, columns) %}
    {% set hash = holdfast.quick_hash(table, holdfast.values_to_hash(table, columns).values() | list) %}
    {% set sql %}
    select min(n) = max(n) and min(total) = max(total) as same
    from (
      select count(*) as n, {{ holdfast.hash_sum(table, hash) }} as total
      from {{ old }}
      union all
      select count(*) as n, {{ holdfast.hash_sum(table, hash) }} as total
      from {{ new }}
    ) as sides
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}

{#- Return compare_keys() of two tables that hold the same, by reading the keys of one. -#}
{% macro compare_keys_of_same(table, one) %}
    {% set found = holdfast.compare_keys(table, one, none) %}
    {{ return(dict(found, only_now=0, rows_then=found.rows_now, duplicate_then=found.duplicate_now,
        null_then=found.null_now)) }}
{% endmacro %}
