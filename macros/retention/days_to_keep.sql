{#- How many days of retention keep a version of that time readable for another week. -#}
{% macro days_to_keep(committed_at, now) %}
    {{ return(holdfast.a_week_beyond(holdfast.days_between(committed_at, now))) }}
{% endmacro %}

{% macro a_week_beyond(days) %} {{ return(days | round(0, 'ceil') | int + 7) }} {% endmacro %}

{#- The days from a time that an engine gave to an aware datetime. -#}
{% macro days_between(time, moment) %}
    {{ return((moment - holdfast.time_from(time)).total_seconds() / 86400) }}
{% endmacro %}
