{#- Return the hours since a time that an engine or a manifest gave. -#}
{% macro hours_since(time) %}
    {{ return((holdfast.now() - holdfast.time_from(time)).total_seconds() / 3600) }}
{% endmacro %}
