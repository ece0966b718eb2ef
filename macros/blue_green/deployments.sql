{#- Return the deployments in progress, as the recovery log records them; see deployment_states(). -#}
{% macro deployments() %} {{ return(holdfast.deployment_states(holdfast.deployment_events())) }} {% endmacro %}
