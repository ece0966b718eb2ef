{% macro spark__joined_sql(table, expression) %}
    {{ return("nullif(array_join(array_sort(collect_set(" ~ expression ~ ")), ', '), '')") }}
{% endmacro %}
