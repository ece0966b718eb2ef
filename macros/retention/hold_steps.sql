{#- The steps before a change that keep the version of now open, so that the change can be undone: a retention that is
    longer than the version is old. None where it stays open for two more days anyway.

    kept   see kept_history(); none where nobody has looked: then whoever reads decides -#}
{% macro hold_steps(table, kept) %}
    {% if not lakehouse.closes_old_versions(table) %} {{ return([]) }}
    {% elif kept is none %}
        {% set days, steps = lakehouse.wanted_days(), [] %}
        {% for statement in lakehouse.set_properties_sql(table, lakehouse.retention_properties(days, days)) %}
            {% do steps.append(lakehouse.step("If the newest version of " ~ table.identifier ~ " is almost as old as "
                ~ "delta.deletedFileRetentionDuration (7 days where it is not set), keep more days than it is old; "
                ~ "otherwise the next commit closes it. Else leave this out.", statement)) %}
        {% endfor %}
        {{ return(steps) }}
    {% elif lakehouse.days_left(kept) >= 2 %} {{ return([]) }}
    {% endif %}
    {{ return(lakehouse.retention_steps(table, lakehouse.days_to_keep(kept.committed_at), kept.retention)) }}
{% endmacro %}

{#- How many days the newest version stays open once another one follows. -#}
{% macro days_left(kept) %}
    {{ return(kept.retention.files - lakehouse.hours_since(kept.committed_at) / 24) }}
{% endmacro %}
