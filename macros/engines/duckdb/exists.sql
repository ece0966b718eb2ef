{% macro duckdb__exists(table) %}
    {% if table.in_lake %} {% set sql = "select version from lake.describe(" ~ lakehouse.lake_name(table) ~ ")" %}
    {% else %}
        {% set sql %}
      select table_name
      from information_schema.tables
      where
        table_catalog = {{ lakehouse.duckdb__text_literal(table.database) }}
        and table_schema = {{ lakehouse.duckdb__text_literal(table.schema) }}
        and table_name = {{ lakehouse.duckdb__text_literal(table.identifier) }}
        {% endset %}
    {% endif %}
    {{ return(lakehouse.query(lakehouse.sql_text(sql)) | length > 0) }}
{% endmacro %}
