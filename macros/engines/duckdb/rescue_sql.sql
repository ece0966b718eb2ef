{% macro duckdb__rescue_sql(table, other) %}
    {% set target = holdfast.lake_name(other) %}
    {{ return("select * from lake.rescue(" ~ holdfast.lake_name(table) ~ ", target := " ~ target ~ ")") }}
{% endmacro %}
