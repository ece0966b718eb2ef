{% macro spark__copy_sql(table, version, id, clone) %}
    {% set source = table.sql ~ holdfast.pinned(version) %}
    {{ return(["create schema if not exists " ~ holdfast.sql_name(table, none, table.schema ~ '_backup'),
        "create table " ~ holdfast.backup_name(table, id) ~ " using delta" ~ holdfast.delta_clauses(table, table.sql)
        ~ " as select * from " ~ source]) }}
{% endmacro %}
