{% macro spark__add_columns_sql(table, columns) %}
    {% set sql %}
alter table {{ table.sql }} add columns (
    {%- for column in columns -%}
        {{ holdfast.quoted(table, column.name) }} {{ column.type }}{{ ", " if not loop.last }}
    {%- endfor -%}
)
    {% endset %}
    {{ return([sql | trim] if columns else []) }}
{% endmacro %}
