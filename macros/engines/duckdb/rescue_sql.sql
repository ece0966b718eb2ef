{% macro duckdb__rescue_sql(table, other) %}
    {% set target = lakehouse.lake_name(other) %}
    {{ return("select * from lake.rescue(" ~ lakehouse.lake_name(table) ~ ", target := " ~ target ~ ")") }}
{% endmacro %}
