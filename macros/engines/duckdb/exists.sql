{% macro duckdb__exists(table) %}
    {% if table.in_lake %} {% set sql = "select version from lake.describe(" ~ holdfast.lake_name(table) ~ ")" %}
    {% else %}
        {% set sql %}
      select table_name
      from information_schema.tables
      where
        table_catalog = {{ holdfast.duckdb__text_literal(table.database) }}
        and table_schema = {{ holdfast.duckdb__text_literal(table.schema) }}
        and table_name = {{ holdfast.duckdb__text_literal(table.identifier) }}
        {% endset %}
    {% endif %}
    {{ return(holdfast.query(holdfast.sql_text(sql)) | length > 0) }}
{% endmacro %}
