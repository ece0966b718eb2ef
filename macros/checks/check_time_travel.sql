{#- Check how far back time travel reaches: to the oldest version of each table that could be read in full. -#}
{% macro check_time_travel(facts, wanted_days) %}
    {% set problems, without = [], [] %}
    {% for fact in facts if fact.exists %}
        {% set name, oldest = fact.table.name, fact.oldest %}
        {% if not fact.versions %} {% do without.append(name) %}
        {% elif not oldest %}
            {% do problems.append(holdfast.problem("FAIL", "no version of " ~ name ~ " can be read",
                holdfast.operation_command("recovery_plan", {"table": name}), name)) %}
        {% elif oldest.version != fact.versions[-1].version
            and holdfast.hours_since(oldest.committed_at) < wanted_days * 24 %}
            {% do problems.append(holdfast.problem("WARN", "time travel of " ~ name ~ " reaches back to version "
                ~ oldest.version ~ " of " ~ oldest.committed_at[:19]
                ~ " only; older versions are listed and cannot be read. "
                ~ ("The retention of the table closes them. Open them" if holdfast.closed_versions(fact.versions)
                else "Keep what there is"), holdfast.command_for_reach(fact), name)) %}
        {% endif %}
    {% endfor %}
    {% set backups_only = "; without a history, so backups only: " ~ without | join(", ") if without else "" %}
    {{ return(holdfast.findings("time travel", "the oldest version of each history was read in full" ~ backups_only,
        problems)) }}
{% endmacro %}

{#- Return the command for a time travel that reaches less far back than it should: open versions, or back up. -#}
{% macro command_for_reach(fact) %}
    {% set closed = holdfast.closed_versions(fact.versions) %}
    {{ return(holdfast.opening_command(fact.table, closed[-1]) if closed
        else holdfast.operation_command("backup_table", {"table": fact.table.name})) }}
{% endmacro %}
