{% macro spark__backup_id(set_id, table) %}
    {{ return(set_id ~ '__' ~ table.schema ~ '__' ~ table.identifier) }}
{% endmacro %}
