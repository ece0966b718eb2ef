{#- A query: what the policy says of every unit, the newest first. -#}
{% macro verdicts_sql(facts, policy) %}
    {% set sql %}
    with {{ holdfast.retention_sql(facts, policy) }}
    select * from verdicts order by place asc
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
