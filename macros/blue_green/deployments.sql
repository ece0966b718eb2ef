{#- Return the deployments in progress, as the recovery log records them; see deployment_states(). -#}
{% macro deployments() %} {{ return(lakehouse.deployment_states(lakehouse.deployment_events())) }} {% endmacro %}
