{#- Only Unity Catalog keeps tags and grants. -#}
{% macro spark__copy_table_metadata(table, other) %} {% endmacro %}
