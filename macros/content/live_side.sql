{#- Return the FROM clause that reads a table as it is now; of a damaged one the files that are sound. None for a table
    that does not exist. -#}
{% macro live_side(table) %}
    {{ return(holdfast.sound_side(table, holdfast.exists(table), holdfast.damage(table))) }}
{% endmacro %}

{#- The same, where both are known: to look for damage, the checksum of each file may be computed. -#}
{% macro sound_side(table, exists, damage) %}
    {% if damage %} {{ return(holdfast.reader(table, {'kind': 'salvaged'})) }} {% endif %}
    {{ return(holdfast.reader(table) if exists else none) }}
{% endmacro %}
