{#- Return a duration in seconds for people: about 90 s, about 3 minutes, no estimate yet (none). -#}
{% macro about(seconds) %}
    {% if seconds is none or seconds is undefined %} {{ return("no estimate yet") }}
    {% elif seconds < 120 %} {{ return("about " ~ seconds ~ " s") }}
    {% endif %}
    {{ return("about " ~ (seconds / 60) | round | int ~ " minutes") }}
{% endmacro %}
