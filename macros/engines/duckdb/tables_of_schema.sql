{#- dbt leaves nothing in the lake: only the loader writes to it. -#}
{% macro duckdb__tables_of_schema(table) %}
    {% if table.in_lake %} {{ return([]) }} {% endif %}
    {% set sql %}
    select table_name as name, table_type as type
    from information_schema.tables
    where
      table_catalog = {{ holdfast.duckdb__text_literal(table.database) }}
      and table_schema = {{ holdfast.duckdb__text_literal(table.schema) }}
    {% endset %}
    {{ return(holdfast.query(holdfast.sql_text(sql))) }}
{% endmacro %}
