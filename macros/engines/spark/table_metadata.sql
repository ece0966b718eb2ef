{% macro spark__table_metadata(table) %} {{ return(none) }} {% endmacro %}
