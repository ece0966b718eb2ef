{#- Return the deployments in progress, as the recovery log records them; see deployment_states().

    blue_green_bring_along is left out: it records one merge of rows for people, and the verb that merges has entries of
    its own. -#}
{% macro deployments() %}
    {% set query %}
    select run_id, verb, state, logged_at, detail
    from recovery_log
    where verb like 'blue_green_%' and verb <> 'blue_green_bring_along'
    order by logged_at, run_id
    {% endset %}
    {{ return(holdfast.deployment_states(holdfast.read_log(query))) }}
{% endmacro %}
