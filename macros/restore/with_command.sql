{#- Return a plan. The refusal of a point that `auto` chose gets the command that recovery_plan prints for it. -#}
{% macro with_command(plan, command) %}
    {% set merges = not command or ("mode: " not in command and "into: " not in command) %}
    {{ return(plan if merges or not plan.get('refusal')
        else {'refusal': plan.refusal ~ " The command for this point: " ~ command}) }}
{% endmacro %}
