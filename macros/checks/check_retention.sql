{#- Check the retention that is set against the days of history that protected tables must keep (time_travel_days), and
    against the days without a commit: where old versions are closed, the first commit after a longer pause closes the
    version before it, and nothing can be undone. -#}
{% macro check_retention(facts, wanted_days) %}
    {% set problems = [] %}
    {% for fact in facts if fact.retention and fact.retention.days < wanted_days %}
        {% set name, kept = fact.table.name, fact.retention %}
        {% do problems.append(holdfast.problem("WARN", name ~ " keeps " ~ holdfast.days_text(kept.days)
            ~ " days of history (log " ~ holdfast.days_text(kept.log) ~ ", files " ~ holdfast.days_text(kept.files)
            ~ "), and time_travel_days is " ~ wanted_days, holdfast.operation_command("set_retention",
            {"table": name, "days": wanted_days}), name)) %}
    {% endfor %}
    {% for fact in facts if fact.retention and fact.closes and fact.versions %}
        {% set pause = holdfast.longest_pause(fact.versions, fact.now) %}
        {% do problems.append(holdfast.problem_of_pause(fact, pause, wanted_days))
            if pause > fact.retention.files * 0.75 %}
    {% endfor %}
    {{ return(holdfast.findings("retention", "tables with a history are set to keep at least " ~ wanted_days
        ~ " days of it", problems)) }}
{% endmacro %}

{% macro problem_of_pause(fact, pause, wanted_days) %}
    {% set name, days = fact.table.name, [holdfast.a_week_beyond(pause), wanted_days] | max %}
    {{ return(holdfast.problem("WARN", name ~ " went " ~ holdfast.days_text(pause | round(1))
        ~ " days without a commit, and keeps replaced files for " ~ holdfast.days_text(fact.retention.files)
        ~ " days: after a longer pause the next commit closes the version before it, and cannot be undone",
        holdfast.operation_command("set_retention", {"table": name, "days": days}), name)) }}
{% endmacro %}

{#- Return the longest time between two commits, or since the newest one, in days.

    versions   see history()
    now        by the clock that stamped them -#}
{% macro longest_pause(versions, now) %}
    {% set pauses, until = [], namespace(next=now) %}
    {% for version in versions %}
        {% do pauses.append(holdfast.days_between(version.committed_at, until.next)) %}
        {% set until.next = holdfast.time_from(version.committed_at) %}
    {% endfor %}
    {{ return(pauses | max) }}
{% endmacro %}
