{#- Return the command that runs a verb of blue/green on a deployment, ready to paste. -#}
{% macro deployment_command(verb, suffix, drop_new=false, bring_rows=true) %}
    {{ return(holdfast.operation_command("blue_green_" ~ verb,
        {"suffix": suffix, "drop_new": drop_new or none, "bring_rows": none if bring_rows else false, "dry_run": false
        if verb == "finish" else none})) }}
{% endmacro %}
