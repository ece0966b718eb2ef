{#- A setting of the plug-in, which the profile shows without a query where there is none. SQL that is printed without
    a DuckDB knows of none. -#}
{% macro duckdb__second_place() %}
    {% set unset = target.plugins is defined
        and not (target.plugins or []) | selectattr('config.second_place') | list %}
    {% set asked = holdfast.own_dialect() == 'local' and not unset %}
    {% for row in (holdfast.query("select place from lake.second_place()") if asked else []) %}
        {{ return(row.place) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
