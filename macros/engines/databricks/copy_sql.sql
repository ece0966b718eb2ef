{% macro databricks__copy_sql(table, version, id, clone) %}
    {% if not clone %} {{ return(holdfast.spark__copy_sql(table, version, id, clone)) }} {% endif %}
    {{ return(["create schema if not exists " ~ holdfast.sql_name(table, none, table.schema ~ '_backup'),
        "create table " ~ holdfast.backup_name(table, id) ~ " deep clone " ~ table.sql ~ holdfast.pinned(version)]) }}
{% endmacro %}
