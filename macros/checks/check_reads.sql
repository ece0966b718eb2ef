{#- Check that every good backup was read whole lately (backup_read_days), and that none is from the future. doctor
    itself reads some of them each time. See read_facts(). -#}
{% macro check_reads(facts) %}
    {% set problems = [] %}
    {% set unread = facts.backups | selectattr("read_at", "lt", facts.since) | sort(attribute="read_at") %}
    {% for each in facts.read if each.problem %}
        {% do problems.append(holdfast.problem("WARN", "backup " ~ each.id ~ " was read just now, and is damaged: "
            ~ each.problem, holdfast.operation_command("backup_table", {"table": each.table}), each.table)) %}
    {% endfor %}
    {% if unread %}
        {% do problems.append(holdfast.problem("WARN", unread | length ~ " of " ~ facts.backups | length
            ~ " backups were not read whole since " ~ facts.since ~ " UTC, the longest unread is " ~ unread[0].id
            ~ " (" ~ (unread[0].read_at or "never, or at a time later than now") ~ ")",
            holdfast.operation_command("verify_backup", {"table": unread[0].table, "backup": unread[0].set}),
            unread[0].table)) %}
    {% endif %}
    {% for sentence in facts.future %}
        {% do problems.append(holdfast.problem("WARN", sentence, holdfast.operation_command("list_backups"))) %}
    {% endfor %}
    {{ return(holdfast.findings("backup reads", holdfast.reads_text(facts), problems)) }}
{% endmacro %}

{% macro reads_text(facts) %}
    {% set now = "; read now: " ~ facts.read | map(attribute="id") | join(", ") if facts.read else "" %}
    {% if not facts.backups %} {{ return("no good backup to read") }} {% endif %}
    {% set times = facts.backups | map(attribute="read_at") | list %}
    {{ return("each good backup was last read whole between " ~ times | min ~ " and " ~ times | max ~ " UTC" ~ now) }}
{% endmacro %}
