{% macro duckdb__fetch_sql(table, record) %}
    {{ return(["select * from lake.fetch_backup(" ~ holdfast.duckdb__text_literal(record.id) ~ ")"]) }}
{% endmacro %}
