{% macro spark__manifest_sql(table, id) %}
    {{ return("describe detail " ~ lakehouse.backup_name(table, id)) }}
{% endmacro %}
