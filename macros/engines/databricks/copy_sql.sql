{% macro databricks__copy_sql(table, version, id, clone) %}
    {% if not clone %} {{ return(lakehouse.spark__copy_sql(table, version, id, clone)) }} {% endif %}
    {{ return(["create schema if not exists " ~ lakehouse.sql_name(table, none, table.schema ~ '_backup'),
        "create table " ~ lakehouse.backup_name(table, id) ~ " deep clone " ~ table.sql ~ lakehouse.pinned(version)]) }}
{% endmacro %}
