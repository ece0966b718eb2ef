{% macro duckdb__write_file(path, text) %}
    {% set sql = "select written from lake.write_file(" ~ holdfast.duckdb__text_literal(path) ~ ", "
        ~ holdfast.duckdb__text_literal(text) ~ ")" %}
    {{ return(holdfast.query(sql)[0].written) }}
{% endmacro %}
