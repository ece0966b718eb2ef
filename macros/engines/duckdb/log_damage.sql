{#- See the plug-in. What it finds can be read with {kind: salvaged}. -#}
{% macro duckdb__log_damage(table) %}
    {% set sql %}
    select version, problem, lost, moves_to, is_new
    from lake.log_damage({{ holdfast.lake_name(table) }})
    {% endset %}
    {% for row in holdfast.query(holdfast.sql_text(sql)) %} {{ return(row) }} {% endfor %}
    {{ return(none) }}
{% endmacro %}
