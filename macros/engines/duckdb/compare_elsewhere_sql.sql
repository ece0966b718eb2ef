{% macro duckdb__compare_elsewhere_sql(table, id) %}
    {{ return("select changed from lake.compare_elsewhere(" ~ lakehouse.duckdb__text_literal(id) ~ ")") }}
{% endmacro %}
