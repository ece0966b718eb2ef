{#- The name of a backup as a table, where backups are tables. -#}
{% macro backup_name(table, id) %} {{ return(holdfast.sql_name(table, id, table.schema ~ '_backup')) }} {% endmacro %}
