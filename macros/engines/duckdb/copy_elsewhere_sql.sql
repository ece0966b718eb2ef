{% macro duckdb__copy_elsewhere_sql(table, record) %}
    {{ return(["select * from lake.copy_elsewhere(" ~ holdfast.duckdb__text_literal(record.id) ~ ")"]) }}
{% endmacro %}
