{#- The tables of the database share one file. -#}
{% macro duckdb__bytes_of(table) %}
    {% if not table.in_lake %} {{ return(none) }} {% endif %}
    {{ return(lakehouse.query("select bytes from lake.describe(" ~ lakehouse.lake_name(table) ~ ")")[0].bytes | int) }}
{% endmacro %}
