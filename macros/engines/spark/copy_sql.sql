{% macro spark__copy_sql(table, version, id, clone) %}
    {% set source = table.sql ~ lakehouse.pinned(version) %}
    {{ return(["create schema if not exists " ~ lakehouse.sql_name(table, none, table.schema ~ '_backup'),
        "create table " ~ lakehouse.backup_name(table, id) ~ " using delta" ~ lakehouse.delta_clauses(table, table.sql)
        ~ " as select * from " ~ source]) }}
{% endmacro %}
