{#- A query: the statements that delete what the policy lets go, set by set, in the order to run them in. -#}
{% macro prune_sql(facts, policy) %}
    {% set sql %}
    with {{ holdfast.retention_sql(facts, policy) }},
    statements as (
      {{ holdfast.delete_sets_sql(facts.table) }}
    )
    select verdicts.set_id, verdicts.why, statements.to_run
    from statements
    inner join verdicts on statements.set_id = verdicts.set_id
    order by verdicts.place asc, statements.step asc, statements.to_run asc
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
