{#- Count the rows of a point whose key is missing now, or at a `later` point. Without a key, or when one of the two
    cannot be read, the number is unknown: none. -#}
{% macro count_missing_rows(table, point, later=none) %}
    {% if not table.key %} {{ return(none) }} {% endif %}
    {% set there = holdfast.reader(table, later) if later else holdfast.live_side(table) %}
    {% set counts = holdfast.try_compare_keys(table, there, holdfast.reader(table, point)) %}
    {{ return(none if counts.error else counts.only_then) }}
{% endmacro %}
