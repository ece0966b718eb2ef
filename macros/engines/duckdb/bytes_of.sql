{#- The tables of the database share one file. -#}
{% macro duckdb__bytes_of(table) %}
    {% if not table.in_lake %} {{ return(none) }} {% endif %}
    {{ return(holdfast.query("select bytes from lake.describe(" ~ holdfast.lake_name(table) ~ ")")[0].bytes | int) }}
{% endmacro %}
