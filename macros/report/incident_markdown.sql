{#- Return the report as Markdown; facts: what incident_facts() returns. -#}
{% macro incident_markdown(facts) %}
    {% set window, times, parts = facts.window, facts.times, [] %}
    {% do parts.append("# Incident report\n\nPeriod: " ~ (window.since or "as far back as anything is known") ~ " to "
        ~ window.until ~ " (" ~ window.chosen ~ "). All times are UTC.") %}
    {% do parts.append(holdfast.incident_section("Times", [
        {'what': "First loss", 'time': times.first_loss, 'after': ""},
        {'what': "Noticed: first recovery verb", 'time': times.detection,
        'after': holdfast.duration_text(times.until_detection, " after the first loss")},
        {'what': "Ended: last recovery verb that succeeded", 'time': times.end,
        'after': holdfast.duration_text(times.until_end, " after it was noticed")}],
        {'what': "event", 'time': "time", 'after': "duration"}, "")) %}
    {% do parts.append(holdfast.incident_section("What was lost", facts.losses, {'table': "table", 'how': "what",
        'when': "when", 'before': "from", 'after': "to", 'rows_before': "rows before", 'rows_after': "rows after",
        'rows_lost': "rows lost", 'keys_lost': "keys lost", 'columns_lost': "columns lost",
        'operation': "operation", 'user': "user"},
        "No loss is known in this period.")) %}
    {% do parts.append(holdfast.incident_section("Freeze", facts.freezes, {'ended': "time", 'verb': "verb",
        'tables': "tables", 'who': "who", 'command': "command"}, "No table was frozen.")) %}
    {% do parts.append(holdfast.incident_section("What was brought back", facts.recoveries, {'at': "time",
        'table': "table", 'point': "from", 'rows_before': "rows before", 'rows_after': "rows after",
        'seconds': "seconds", 'state': "state", 'who': "who", 'command': "command"}, "Nothing was restored.")) %}
    {% do parts.append(holdfast.incident_section("Proof", facts.tables, {'table': "table",
        'proof_rows': "rows when verified", 'proof_hash': "hash when verified", 'rows': "rows now",
        'hash': "hash now", 'proof': "since then"}, "No table lost rows or was restored.")) %}
    {% do parts.append(holdfast.incident_section("Still missing now", facts.tables, {'table': "table",
        'missing': "missing keys", 'reference_rows': "of the rows", 'reference': "of"},
        "No table lost rows or was restored.")) %}
    {{ return(parts | join("\n\n")) }}
{% endmacro %}

{#- Return a section with a table, or with the sentence that there is no row for it. -#}
{% macro incident_section(title, rows, columns, otherwise) %}
    {{ return("## " ~ title ~ "\n\n" ~ (holdfast.markdown_table(rows, columns) if rows else otherwise)) }}
{% endmacro %}
