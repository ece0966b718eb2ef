{% macro spark__list_note(table) %}
    {{ return("No query lists manifests here: that of a backup is the `description` of DESCRIBE DETAIL.") }}
{% endmacro %}
