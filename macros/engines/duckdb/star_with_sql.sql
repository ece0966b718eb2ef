{% macro duckdb__star_with_sql(table, alias, column, expression) %}
    {{ return(alias ~ ".* replace (" ~ expression ~ " as " ~ holdfast.quoted(table, column) ~ ")") }}
{% endmacro %}
