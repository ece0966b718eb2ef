{#- The steps before a change that keep the version of now open, so that the change can be undone: a retention that is
    longer than the version is old. None where it stays open for two more days anyway.

    kept   see kept_history(); none in printed SQL, whose reader decides -#}
{% macro hold_steps(table, kept) %}
    {% if not holdfast.closes_old_versions(table) %} {{ return([]) }}
    {% elif kept is none %}
        {% set days, steps = holdfast.days_unseen(), [] %}
        {% for statement in holdfast.set_properties_sql(table, holdfast.retention_properties(days, days)) %}
            {% do steps.append(holdfast.step("If the newest version of " ~ table.identifier ~ " is almost as old as "
                ~ "delta.deletedFileRetentionDuration (7 days where it is not set), keep it open: otherwise the next "
                ~ "commit closes it. Else, or where more is set, leave this out.", statement)) %}
        {% endfor %}
        {{ return(steps) }}
    {% elif holdfast.days_left(kept) >= 2 %} {{ return([]) }}
    {% endif %}
    {{ return(holdfast.retention_steps(table, holdfast.days_to_keep(kept.committed_at, kept.now), kept.retention)) }}
{% endmacro %}

{#- Days that a step keeps where the setting was not read: more than most tables have, because it must not shorten. -#}
{% macro days_unseen() %} {{ return([holdfast.wanted_days(), 365] | max) }} {% endmacro %}

{#- How many days the newest version stays open once another one follows. -#}
{% macro days_left(kept) %}
    {{ return(kept.retention.files - holdfast.days_between(kept.committed_at, kept.now)) }}
{% endmacro %}
