{% macro spark__copy_table_sql(table, version, other) %}
    {% set sql %}
create table {{ other.sql }} using delta{{ lakehouse.delta_clauses(table, table.sql) }} as
select * from {{ table.sql }}{{ lakehouse.pinned(version) }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
