{% macro spark__copy_table_metadata(table, other) %}
{% endmacro %}
