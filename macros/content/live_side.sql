{#- Return the FROM clause that reads a table as it is now; of a damaged one the files that are sound. None for a table
    that does not exist. -#}
{% macro live_side(table, damage=none) %}
    {% set damage = damage or holdfast.damage(table) %}
    {% if damage %} {{ return(holdfast.reader(table, {'kind': 'salvaged'})) }} {% endif %}
    {{ return(holdfast.reader(table) if holdfast.exists(table) else none) }}
{% endmacro %}
