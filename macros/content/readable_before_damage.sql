{#- The table itself, when its newest commits are damaged and an older version of it can be read; else none. -#}
{% macro readable_before_damage(table) %}
    {% set row = holdfast.damaged_log(table) %} {{ return(row if row and row.version is not none else none) }}
{% endmacro %}

{#- The table itself, when its log is damaged, see salvaged_files(); else none. -#}
{% macro damaged_log(table) %}
    {% for row in holdfast.salvaged_files(table) if not row.aside %} {{ return(row) }} {% endfor %} {{ return(none) }}
{% endmacro %}
