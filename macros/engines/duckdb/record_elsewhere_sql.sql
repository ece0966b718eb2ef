{% macro duckdb__record_elsewhere_sql(table, record) %}
    {{ return("select * from lake.record_elsewhere(" ~ lakehouse.duckdb__text_literal(record.id) ~ ", "
        ~ lakehouse.duckdb__text_literal(lakehouse.sealed_text(record)) ~ ")") }}
{% endmacro %}
