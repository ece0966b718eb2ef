{% macro spark__exists(table) %}
    {% if not lakehouse.spark__schema_exists(table, table.schema) %} {{ return(false) }} {% endif %}
    {% set sql %}
    show tables in {{ lakehouse.sql_name(table, none) }}
    like {{ lakehouse.spark__text_literal(table.identifier | lower) }}
    {% endset %}
    {% for row in lakehouse.query(lakehouse.sql_text(sql)) if row.tablename | lower == table.identifier | lower %}
        {{ return(true) }}
    {% endfor %}
    {{ return(false) }}
{% endmacro %}
