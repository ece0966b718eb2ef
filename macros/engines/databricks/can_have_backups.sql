{#- A backup is found by information_schema, which hive_metastore does not have. -#}
{% macro databricks__can_have_backups(database) %} {{ return(database != 'hive_metastore') }} {% endmacro %}
