{% macro spark__exists(table) %}
    {% if not holdfast.spark__schema_exists(table, table.schema) %} {{ return(false) }} {% endif %}
    {% set sql %}
    show tables in {{ holdfast.sql_name(table, none) }}
    like {{ holdfast.spark__text_literal(table.identifier | lower) }}
    {% endset %}
    {% for row in holdfast.query(holdfast.sql_text(sql)) if row.tablename | lower == table.identifier | lower %}
        {{ return(true) }}
    {% endfor %}
    {{ return(false) }}
{% endmacro %}
