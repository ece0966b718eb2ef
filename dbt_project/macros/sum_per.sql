{#- A ratio of two sums over the same named window; NULL when there was nothing to divide by. -#}
{% macro sum_per(events, per, window) -%}
cast(sum({{ events }}) over {{ window }} as double) / nullif(sum({{ per }}) over {{ window }}, 0)
{%- endmacro %}
