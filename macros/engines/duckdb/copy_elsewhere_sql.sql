{% macro duckdb__copy_elsewhere_sql(table, id) %}
    {{ return("select * from lake.copy_elsewhere(" ~ holdfast.duckdb__text_literal(id) ~ ")") }}
{% endmacro %}
