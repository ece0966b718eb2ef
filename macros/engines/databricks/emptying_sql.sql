{% macro databricks__emptying_sql(relation) %} {{ return(none) }} {% endmacro %}
