{#- Return the loss of a table whose history no longer has the commit that a run judged good: its last commits were
    lost, or an older copy of its folder was put in its place. None otherwise: also for another table of that name, for
    a commit that the clean-up of the log took, and where a verb restored the table since. See judge_table() for the
    loss; it has `gone_back`, too.

    versions   see history(), newest first
    known      what the log remembers of the table, see loss_memory()
    state      see state_of() -#}
{% macro gone_back(versions, known, state) %}
    {% if not versions or not holdfast.is_another_state(known, state) or known.get("version") is none
        or known.version < versions[-1].version %}
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

{#- Has a table gone back? Without a look at its keys.

    memory   see loss_memory(); read where it is none -#}
{% macro has_gone_back(table, memory=none) %}
    {% set known = (holdfast.loss_memory() if memory is none else memory).get(table.name) or {} %}
    {% set state = holdfast.state_of(table) if known.get("id") else {} %}
    {{ return(holdfast.loss_by_going_back(table, known, state) is not none) }}
{% endmacro %}

{#- Return {loss, version, committed_at} of a table that has gone back, see gone_back(); else none. A copy of another
    version than the current one says nothing about that. -#}
{% macro loss_by_going_back(table, known, state, copy=none) %}
    {% if not holdfast.is_another_state(known, state) or (copy and copy.version != state.version) %}
        {{ return(none) }}
    {% endif %}
    {% set versions = holdfast.history(table, with_readable=false) %}
    {% set loss = holdfast.gone_back(versions, known, state) %}
    {{ return({"loss": loss, "version": versions[0].version | int, "committed_at": versions[0].committed_at | string}
        if loss else none) }}
{% endmacro %}

{#- Is the table the one that the log remembers, in another state? -#}
{% macro is_another_state(known, state) %}
    {{ return(known.get("id") is not none and known.id == state.get("id") and known.get("mark") != state.get("mark")) }}
{% endmacro %}
