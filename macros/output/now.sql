{#- Return the time now, UTC. -#}
{% macro now() %} {{ return(modules.datetime.datetime.now(modules.pytz.utc)) }} {% endmacro %}
