{% macro duckdb__fetch_sql(table, id) %}
    {{ return("select * from lake.fetch_backup(" ~ holdfast.duckdb__text_literal(id) ~ ")") }}
{% endmacro %}
