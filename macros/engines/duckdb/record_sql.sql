{% macro duckdb__record_sql(table, record) %}
    {{ return("select * from lake.record_backup(" ~ holdfast.duckdb__text_literal(record.id) ~ ", "
        ~ holdfast.duckdb__text_literal(holdfast.sealed_text(record)) ~ ")") }}
{% endmacro %}
