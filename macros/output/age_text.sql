{#- Return how long ago an aware datetime was, for people: 3 minutes, 5 hours, 12 days. -#}
{% macro age_text(moment) %}
    {% set seconds = (holdfast.now() - moment).total_seconds() %}
    {% if seconds < 7200 %} {{ return((seconds // 60) | int ~ ' minutes') }}
    {% elif seconds < 172800 %} {{ return((seconds // 3600) | int ~ ' hours') }}
    {% endif %}
    {{ return((seconds // 86400) | int ~ ' days') }}
{% endmacro %}
