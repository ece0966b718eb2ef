{% macro databricks__second_copy(table, id) %} {{ return(holdfast.name_elsewhere(table, id)) }} {% endmacro %}
