{% macro spark__default_strategy(unique_key) %} {{ return("append") }} {% endmacro %}
