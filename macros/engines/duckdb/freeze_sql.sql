{% macro duckdb__freeze_sql(table, reason, log) %}
    {{ return("select * from lake.freeze(" ~ holdfast.lake_name(table) ~ ", " ~ holdfast.duckdb__text_literal(reason)
        ~ ")") }}
{% endmacro %}
