{% macro spark__manifest_sql(table, id) %}
    {{ return("describe detail " ~ holdfast.backup_name(table, id)) }}
{% endmacro %}
