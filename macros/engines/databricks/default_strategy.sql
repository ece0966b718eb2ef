{% macro databricks__default_strategy(unique_key) %} {{ return("merge") }} {% endmacro %}
