{#- Columns by position: Spark's SQL has no union by name. -#}
{% macro spark__union_all(table) %} {{ return("union all") }} {% endmacro %}
