{% macro duckdb__exists(table) %}
    {% if table.in_lake %} {% set sql = "select version from lake.describe(" ~ holdfast.lake_name(table) ~ ")" %}
    {% else %}
        {% set sql %}
      select table_name
      from information_schema.tables
      where
        lower(table_catalog) = lower({{ holdfast.duckdb__text_literal(table.database) }})
        and lower(table_schema) = lower({{ holdfast.duckdb__text_literal(table.schema) }})
        and lower(table_name) = lower({{ holdfast.duckdb__text_literal(table.identifier) }})
        {% endset %}
    {% endif %}
    {{ return(holdfast.query(holdfast.sql_text(sql)) | length > 0) }}
{% endmacro %}
