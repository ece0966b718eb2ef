{#- Return an aware datetime as 2026-02-03 10:15:00. -#}
{% macro time_text(moment) %} {{ return(moment.strftime('%Y-%m-%d %H:%M:%S')) }} {% endmacro %}
