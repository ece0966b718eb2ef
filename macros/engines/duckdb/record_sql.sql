{% macro duckdb__record_sql(table, record) %}
    {{ return("select * from lake.record_backup(" ~ lakehouse.duckdb__text_literal(record.id) ~ ", "
        ~ lakehouse.duckdb__text_literal(lakehouse.sealed_text(record)) ~ ")") }}
{% endmacro %}
