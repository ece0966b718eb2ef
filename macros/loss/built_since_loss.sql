{#- Return which dependents of a table were built since it lost rows: a list of {name, at (text, UTC)}, where `at` is
    the first commit since. Only tables with a history tell.

    dependents   see dependents()
    since        when the loss was committed, see judge_table(); none: not known, so none is returned -#}
{% macro built_since_loss(dependents, since) %}
    {% set found = [] %}
    {% for each in dependents if since and each.keeps_rows %}
        {% set table = holdfast.table_at(each.database, each.schema, each.identifier) %}
        {% set versions = holdfast.history(table, with_readable=false) if holdfast.has_history(table)
            and holdfast.exists(table) else [] %}
        {% set later = [] %}
        {% for version in versions if holdfast.is_later(version, holdfast.time_from(since)) %}
            {% do later.append(version.committed_at | string) %}
        {% endfor %}
        {% do found.append({"name": each.name, "at": later | min}) if later %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Return "snapshot a; models b, c (built from the loss since: b 2026-02-03 10:00:00)", or nothing. -#}
{% macro feeds_text(dependents, built) %}
    {% set built_text = [] %}
    {% for each in built %} {% do built_text.append(each.name ~ " " ~ each.at[:19]) %} {% endfor %}
    {{ return(holdfast.dependents_text(dependents) ~ (" (built from the loss since: " ~ built_text | join(", ") ~ ")"
        if built else "")) }}
{% endmacro %}
