{% macro spark__copy_table_sql(table, version, other) %}
    {% set sql %}
create table {{ other.sql }} using delta{{ holdfast.delta_clauses(table, table.sql) }} as
select * from {{ table.sql }}{{ holdfast.pinned(version) }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
