{% macro databricks__try_change(sql) %} {{ return(lakehouse.try_execute(sql)) }} {% endmacro %}
