{#- Write down an incident for a post-mortem. -#}
{% macro incident_report(since=none, until=none, output='markdown', path=none) %}
    {% do holdfast.reject_unknown('incident_report', kwargs) %}
    {% do holdfast.choice('output', output, ['markdown', 'json']) %}
    {% set path = holdfast.optional_text('path', path) %}
    {% set since = none if since is none else holdfast.timestamp('since', since) %}
    {% set until = none if until is none else holdfast.timestamp('until', until) %}
    {% if since and until and since >= until %}
        {% do holdfast.fail("since: " ~ holdfast.time_text(since) ~ " is not before until: "
            ~ holdfast.time_text(until) ~ ". Exchange the two, or leave until out.") %}
    {% endif %}
    {% set facts = holdfast.incident_facts(since, until, holdfast.backups()) %}
    {% set text = tojson(facts) if output == 'json' else holdfast.incident_markdown(facts) %}
    {% do print("Written: " ~ holdfast.write_file(path, text ~ '\n')) if path else print(text) %}
{% endmacro %}
