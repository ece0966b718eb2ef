{#- Return the swap states of a deployment; refuse before anything changes when one table is in none that a verb
    handles. -#}
{% macro require_swap_states(deployment, drop_new=false) %}
    {% set found = holdfast.swap_states(deployment) %}
    {% for fact in found %}
        {% if fact.state == "unknown" or (fact.state == "alone"
            and not holdfast.alone_is_expected(deployment, fact, drop_new)) %}
            {% do holdfast.fail(holdfast.swap_state_refusal(fact)) %}
        {% endif %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro swap_state_refusal(fact) %}
    {% set there = [] %}
    {% for side in fact.existing %} {% do there.append(fact.names[side].identifier) %} {% endfor %}
    {{ return("Two of the tables " ~ fact.names.live.identifier ~ ", " ~ fact.names.new.identifier ~ " and "
        ~ fact.names.old.identifier ~ " should exist, but " ~ (there | join(", ") or "none")
        ~ (" does" if there | length < 2 else " do")
        ~ ": something else created or dropped one; move away what does not belong, or restore what is missing, "
        ~ "then repeat the command.") }}
{% endmacro %}

{#- Is it right that only the live name exists? Only for a rollback that drops: its new table may be gone, or was never
    copied. Once it was swapped in, the table that is left must be the old one, by its id: another one is the new table,
    whose old one somebody else dropped. -#}
{% macro alone_is_expected(deployment, fact, drop_new) %}
    {% if not drop_new or deployment.running == "swap" %} {{ return(false) }}
    {% elif not (deployment.stage == "swapped" or (deployment.running == "rollback"
        and deployment.swap == "started")) %}
        {{ return(true) }}
    {% endif %}
    {{ return(deployment.running == "rollback" and deployment.drop_new
        and holdfast.stamp(fact.names.live).id == deployment.validated[fact.table.name].old.id) }}
{% endmacro %}
