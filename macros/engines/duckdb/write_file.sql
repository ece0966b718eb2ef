{% macro duckdb__write_file(path, text) %}
    {% set sql = "select written from lake.write_file(" ~ lakehouse.duckdb__text_literal(path) ~ ", "
        ~ lakehouse.duckdb__text_literal(text) ~ ")" %}
    {{ return(lakehouse.query(sql)[0].written) }}
{% endmacro %}
