{% macro duckdb__freeze_sql(table, reason) %}
    {{ return(["select * from lake.freeze(" ~ lakehouse.lake_name(table) ~ ", "
        ~ lakehouse.duckdb__text_literal(reason) ~ ")"]) }}
{% endmacro %}
