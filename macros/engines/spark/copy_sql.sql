{#- What is not a table, such as a view, has no Delta properties to ask for. -#}
{% macro spark__copy_sql(table, version, id, clone) %}
    {% set source = table.sql ~ holdfast.pinned(version) %}
    {% set clauses = holdfast.delta_clauses(table, table.sql) if clone else "" %}
    {{ return(["create schema if not exists " ~ holdfast.sql_name(table, none, table.schema ~ '_backup'),
        "create table " ~ holdfast.backup_name(table, id) ~ " using delta" ~ clauses ~ " as select * from "
        ~ source]) }}
{% endmacro %}
