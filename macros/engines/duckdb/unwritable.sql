{#- A table of the database can always be written. -#}
{% macro duckdb__unwritable(table) %}
    {% set sql = "select unwritable from lake.describe(" ~ holdfast.lake_name(table) ~ ")" %}
    {% for row in (holdfast.query(sql) if table.in_lake else []) %} {{ return(row.unwritable) }} {% endfor %}
    {{ return(none) }}
{% endmacro %}
