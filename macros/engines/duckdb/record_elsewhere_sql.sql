{% macro duckdb__record_elsewhere_sql(table, record) %}
    {{ return("select * from lake.record_elsewhere(" ~ holdfast.duckdb__text_literal(record.id) ~ ", "
        ~ holdfast.duckdb__text_literal(holdfast.sealed_text(record)) ~ ")") }}
{% endmacro %}
