{#- Count the rows of a point that the table lacks: those whose key is missing now. Without a key, or when one of the
    two cannot be read, the number is unknown: none. -#}
{% macro count_missing_rows(table, point) %}
    {% if not table.key %} {{ return(none) }} {% endif %}
    {% set counts = holdfast.try_compare_keys(table, holdfast.live_side(table), holdfast.reader(table, point)) %}
    {{ return(none if counts.error else counts.only_then) }}
{% endmacro %}
