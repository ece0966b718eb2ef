{% macro duckdb__compare_elsewhere_sql(table, id) %}
    {{ return("select changed from lake.compare_elsewhere(" ~ holdfast.duckdb__text_literal(id) ~ ")") }}
{% endmacro %}
