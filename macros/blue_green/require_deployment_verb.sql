{#- Refuse a verb that cannot run on a deployment in its state; see deployment_refusal(). -#}
{% macro require_deployment_verb(deployment, verb, drop_new=false) %}
    {% set refusal = holdfast.deployment_refusal(deployment, verb, drop_new) %}
    {% do holdfast.fail(refusal) if refusal %}
{% endmacro %}
