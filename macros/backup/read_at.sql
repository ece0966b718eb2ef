{#- When a backup was last read whole, text, UTC; '' where that is not known. A time later than now is that of a wrong
    clock, and says nothing. -#}
{% macro read_at(record) %}
    {% set time = record.verified_at or '' %} {{ return(time if time <= holdfast.latest_time() else '') }}
{% endmacro %}

{#- What is later than this is from the future: a few minutes from now, for clocks differ a little. Text, UTC. -#}
{% macro latest_time() %}
    {{ return(holdfast.time_text(holdfast.now() + modules.datetime.timedelta(minutes=5))) }}
{% endmacro %}
