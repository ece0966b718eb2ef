{#- Check the retention that is set against the days of history that protected tables must keep (time_travel_days). -#}
{% macro check_retention(facts, wanted_days) %}
    {% set problems = [] %}
    {% for fact in facts if fact.retention and fact.retention.days < wanted_days %}
        {% set name, kept = fact.table.name, fact.retention %}
        {% do problems.append(lakehouse.problem("WARN", name ~ " keeps "
            ~ kept.days | round(1) | string | replace(".0", "") ~ " days of history (log " ~ kept.log ~ ", files "
            ~ kept.files ~ "), and time_travel_days is " ~ wanted_days,
            lakehouse.operation_command("set_retention", {"table": name, "days": wanted_days}), name)) %}
    {% endfor %}
    {{ return(lakehouse.findings("retention", "tables with a history are set to keep at least " ~ wanted_days
        ~ " days of it", problems)) }}
{% endmacro %}
