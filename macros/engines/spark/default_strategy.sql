{#- dbt-databricks merges and dbt-spark appends: neither deletes. -#}
{% macro spark__default_strategy(has_key) %} {{ return('default') }} {% endmacro %}
