{#- What to write behind FROM to read a table as it is now; of a damaged one the files that are sound. None for a table
    that does not exist. -#}
{% macro live_side(table, damage=none) %}
    {% set damage = damage or lakehouse.damage(table) %}
    {% if damage %} {{ return(lakehouse.reader(table, {'kind': 'salvaged'})) }} {% endif %}
    {{ return(lakehouse.reader(table) if lakehouse.exists(table) else none) }}
{% endmacro %}
