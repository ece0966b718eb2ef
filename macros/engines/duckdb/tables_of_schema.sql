{#- dbt leaves nothing in the lake: only the loader writes to it. -#}
{% macro duckdb__tables_of_schema(table) %}
    {% if table.in_lake %} {{ return([]) }} {% endif %}
    {% set sql %}
    select table_name as name, table_type as type
    from information_schema.tables
    where
      lower(table_catalog) = lower({{ holdfast.duckdb__text_literal(table.database) }})
      and lower(table_schema) = lower({{ holdfast.duckdb__text_literal(table.schema) }})
    {% endset %}
    {{ return(holdfast.query(holdfast.sql_text(sql))) }}
{% endmacro %}
