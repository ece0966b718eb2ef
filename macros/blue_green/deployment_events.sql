{#- Return what the recovery log holds about blue/green, oldest first: a list of {verb, state, logged_at, detail}.

    blue_green_bring_along is left out: it records one merge of rows for people, and the verb that merges has entries of
    its own. -#}
{% macro deployment_events() %}
    {% set sql %}
    select verb, state, logged_at, detail
    from recovery_log
    where verb like 'blue_green_%' and verb <> 'blue_green_bring_along'
    order by logged_at
    {% endset %}
    {{ return(holdfast.read_log(sql | trim)) }}
{% endmacro %}
