{#- A ratio of two sums over the same window; NULL when there was nothing to divide by. -#}
{% macro sum_per(events, per, window) %}cast(sum({{ events }}) {{ window }} as double) / nullif(sum({{ per }}) {{ window }}, 0){% endmacro %}
