{% macro databricks__try_change(sql) %} {{ return(holdfast.try_execute(sql)) }} {% endmacro %}
