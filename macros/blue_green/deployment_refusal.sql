{#- Return why a verb cannot run on a deployment in its state, with the command that can; none if it can.

    verb       begin, validate, swap, rollback or finish
    drop_new   of rollback -#}
{% macro deployment_refusal(deployment, verb, drop_new) %}
    {% set stage, running = deployment.stage, deployment.running %}
    {% set status = holdfast.deployment_status(deployment) %}
    {% set state = "Deployment " ~ deployment.suffix ~ " is at '" ~ status.step ~ "'" %}
    {% set go_on = "continue with " ~ status.command_to_finish %}
    {% if verb == "begin" and (stage == "swapped" or running not in [none, "begin"]) %}
        {{ return(state ~ " and cannot begin again; " ~ go_on
            ~ (", or undo it with " ~ status.command_to_undo if status.command_to_undo else "") ~ ".") }}
    {% elif verb == "validate" and (running or stage == "swapped") %}
        {{ return(state ~ " and has nothing to validate; " ~ go_on ~ ".") }}
    {% elif verb == "swap" and (running in ["begin", "finish"] or deployment.drop_new) %}
        {{ return(state ~ " and cannot be swapped; " ~ go_on ~ ".") }}
    {% elif verb == "swap" and not deployment.validated %}
        {{ return("Deployment " ~ deployment.suffix ~ " has not passed validation; first run "
            ~ holdfast.deployment_command("validate", deployment.suffix) ~ ".") }}
    {% elif verb == "finish" and (stage != "swapped" or running not in [none, "finish"]) %}
        {{ return(state ~ ", so its old tables are still needed; " ~ go_on ~ ".") }}
    {% elif verb == "rollback" and running == "finish" %}
        {{ return(state ~ ": old tables may be dropped, and verified backups hold them; complete it with "
            ~ status.command_to_finish ~ ", then bring tables back with restore_table.") }}
    {% elif verb == "rollback" and running not in ["rollback", "swap"] and stage != "swapped" and not drop_new %}
        {{ return(state
            ~ " and not swapped, so there is nothing to undo; add drop_new: true to drop its new tables.") }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}
