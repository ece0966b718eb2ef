{% macro spark__shared_catalog(table) %} {{ return(table.database) }} {% endmacro %}
