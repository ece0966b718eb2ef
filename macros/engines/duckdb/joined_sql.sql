{% macro duckdb__joined_sql(table, expression) %}
    {{ return("string_agg(distinct " ~ expression ~ ", ', ' order by " ~ expression ~ ")") }}
{% endmacro %}
