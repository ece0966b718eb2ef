{#- dbt-spark drops the table, and its history with it. -#}
{% macro spark__emptying_sql(relation) %} {{ return('delete from ' ~ relation) }} {% endmacro %}
