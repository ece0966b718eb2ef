{#- How many days of history a protected table is to keep: the variable time_travel_days. -#}
{% macro wanted_days() %}
    {{ return(holdfast.integer_of_days('time_travel_days', var('time_travel_days', 30))) }}
{% endmacro %}

{#- The argument `days`, or wanted_days() where it is not given. -#}
{% macro days_argument(days) %}
    {{ return(holdfast.wanted_days() if days is none else holdfast.integer_of_days('days', days)) }}
{% endmacro %}
