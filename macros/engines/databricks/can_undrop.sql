{% macro databricks__can_undrop(table) %} {{ return(true) }} {% endmacro %}
