{#- Return the deployments that wait for a command, for `doctor` and for refusals; see deployment_status(). -#}
{% macro unfinished_deployments() %}
    {% set found = [] %}
    {% for deployment in holdfast.deployments() %}
        {% do found.append(holdfast.deployment_status(deployment)) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Return where a deployment is and how it goes on: {suffix, tables (names), step, interrupted, since,
    command_to_finish, command_to_undo}. `interrupted`: a verb has no end. The command to undo is none where only going
    on is possible. -#}
{% macro deployment_status(deployment) %}
    {% set suffix, running = deployment.suffix, deployment.running %}
    {% set next = {"begun": "validate", "validated": "swap", "swapped": "finish"}[deployment.stage] %}
    {% set drops = deployment.drop_new and running == "rollback" %}
    {% if running == "finish" or drops %} {% set undo = none %}
    {% elif running == "rollback" %} {% set undo = holdfast.deployment_command("swap", suffix) %}
    {% else %}
        {% set never_swapped = running in [none, "begin"] and deployment.stage != "swapped" %}
        {% set undo = holdfast.deployment_command("rollback", suffix, drop_new=never_swapped) %}
    {% endif %}
    {{ return({"suffix": suffix, "tables": deployment.tables | map(attribute="name") | list, "step": running
        ~ " interrupted" if running else deployment.stage, "interrupted": running is not none,
        "since": deployment.since, "command_to_undo": undo,
        "command_to_finish": holdfast.deployment_command(running or next, suffix, drop_new=drops,
        bring_rows=deployment.bring_rows)}) }}
{% endmacro %}
