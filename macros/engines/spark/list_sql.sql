{% macro spark__list_sql(table, id) %}
    {% if id %} {{ return("describe detail " ~ holdfast.backup_name(table, id)) }} {% endif %}
    {{ return("show tables in " ~ holdfast.sql_name(table, none, table.schema ~ '_backup')) }}
{% endmacro %}
