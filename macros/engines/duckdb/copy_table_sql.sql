{% macro duckdb__copy_table_sql(table, version, other) %}
    {% set from_name, to_name = holdfast.lake_name(table), holdfast.lake_name(other) %}
    {{ return("select * from lake.copy(" ~ from_name ~ ", " ~ ("null" if version is none else version) ~ ", " ~ to_name
        ~ ")") }}
{% endmacro %}
