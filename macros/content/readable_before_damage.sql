{#- The table itself, when its newest commits are damaged and an older version of it can be read; else none. -#}
{% macro readable_before_damage(table) %}
    {% for row in holdfast.salvaged_files(table) if not row.aside and row.version is not none %}
        {{ return(row) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
