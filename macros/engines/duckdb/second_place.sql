{#- A setting of the plug-in; SQL that is printed without a DuckDB knows of none. -#}
{% macro duckdb__second_place() %}
    {% set asked = lakehouse.own_dialect() == 'local' %}
    {% for row in (lakehouse.query("select place from lake.second_place()") if asked else []) %}
        {{ return(row.place) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
