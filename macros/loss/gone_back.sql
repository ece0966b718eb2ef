{#- Return the loss of a table whose history no longer has the commit that a run judged good: its last commits were
    lost, or an older copy of its folder was put in its place. None otherwise: also for another table of that name, for
    a commit that the clean-up of the log took, and where a verb restored the table since. See judge_table() for the
    loss; it has `gone_back`, too.

    versions   see history(), newest first
    known      what the log remembers of the table, see loss_memory()
    state      see state_of() -#}
{% macro gone_back(versions, known, state) %}
    {% if not versions or not known.get("id") or known.id != state.id or known.mark == state.mark
        or known.get("version") is none or known.version < versions[-1].version %}
        {{ return(none) }}
    {% endif %}
    {#- Of a state that a backup had judged, the run has not looked up the time. -#}
    {% for version in versions if version.version == known.version
        and known.get("committed_at") in [none, version.committed_at | string] %}
        {{ return(none) }}
    {% endfor %}
    {% set rows, now = known.get("rows"), state.rows %}
    {{ return({"gone_back": true, "missing": [rows - now, 0] | max if rows is not none and now is not none else 0,
        "rows": rows or 0, "where": "version " ~ known.version, "when": known.committed_at, "since": none,
        "lost_by": none}) }}
{% endmacro %}

{#- Has a table gone back? Without a look at its keys. -#}
{% macro has_gone_back(table) %}
    {% set known = holdfast.loss_memory().get(table.name) or {} %}
    {% set state = holdfast.state_of(table) if known.get("id") else {} %}
    {% if not state or known.mark == state.mark %} {{ return(false) }} {% endif %}
    {{ return(holdfast.gone_back(holdfast.history(table, probe=false), known, state) is not none) }}
{% endmacro %}
