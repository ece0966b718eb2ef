{#- Refuse a run over protected tables that lack rows: those that the selected nodes read, and those that they build. A
    table that does not exist while something remembers it is not begun anew; one that lacks data files, or keys which
    its last good state has, is not built upon. `--vars '{accept_loss: [table]}'` accepts the loss of a table by name,
    as the verb does. Where nothing has changed since the last run, this costs one query a table, and one of the
    recovery log; a look at the files reads none. -#}
{% macro refuse_losses() %}
    {% set tables = holdfast.tables_of_run() %}
    {% if not tables %} {{ return(none) }} {% endif %}
    {% set accepted, memory, refusals = holdfast.losses_accepted(), holdfast.loss_memory(), [] %}
    {% set state, due, unknown = {"backups": none, "judged": {}}, [], [] %}
    {% for each in tables %}
        {% set loss = holdfast.loss_before_run(each, memory, state) %}
        {% if loss and each.table.sql in accepted and not loss.files %} {% do due.append(dict(each, loss=loss)) %}
        {% elif loss and loss.unknown %} {% do unknown.append(each.table.name) %}
        {% elif loss %} {% do refusals.append(holdfast.refusal_of_loss(each, loss)) %}
        {% endif %}
    {% endfor %}
    {% do refusals.append("All of them at once: " ~ holdfast.operation_command("restore_all", {"auto": true}))
        if refusals | length > 1 %}
    {% do refusals.append(holdfast.refusal_of_unknown(unknown, state.unreached)) if unknown %}
    {% do holdfast.refuse_all(refusals) %}
    {% for each in due %}
        {% do holdfast.accept_table(each.table, each.loss, "--vars accept_loss of dbt " ~ flags.WHICH,
            each.type == "table" if each.type else none) %}
    {% endfor %}
    {% do holdfast.log_end("guard", "done", {"detail": tojson(holdfast.judged_now(memory, state.judged))})
        if state.judged %}
{% endmacro %}

{#- Return what a table of a run lacks: a loss (see judge_table()), {absent: recovery path}, {files: why they cannot be
    read}, {uncompared: why it cannot be judged}, {unknown: why the second place cannot be asked for an absent table},
    or none.

    state   {backups: all of them, once they were needed; judged: what this run judged good} -#}
{% macro loss_before_run(each, memory, state) %}
    {% set table, known = each.table, memory.get(each.table.name) or {} %}
    {% set now = holdfast.state_of(table) if each.type == "table" else {} %}
    {% set log = holdfast.damaged_log(table) if each.type == "table" and now.version is none else none %}
    {% if now.unreadable or log %} {{ return({"files": now.unreadable or log.log}) }}
    {% elif now.mark and now.mark == known.mark %} {{ return(none) }}
    {% endif %}
    {% do state.update({"backups": holdfast.backups_if_any()}) if state.backups is none %}
    {% set records = holdfast.backups_of(table, state.backups) %}
    {% if not each.type %}
        {% set path = holdfast.what_remembers(table, state.backups) %}
        {{ return({"absent": path} if path else holdfast.unknown_loss(state)) }}
    {% endif %}
    {% set verdict = holdfast.judge_table(table, records, memory, plain=each.type == "table") %}
    {% if verdict.mark and not verdict.loss and not verdict.error %}
        {% do state.judged.update({table.name: {"mark": verdict.mark, "version": verdict.version,
            "committed_at": verdict.committed_at, "id": verdict.id, "rows": verdict.rows}}) %}
    {% endif %}
    {% set loss = verdict.loss or ({"uncompared": verdict.error} if verdict.error else none) %}
    {{ return(dict(loss, version=verdict.version) if loss else none) }}
{% endmacro %}

{#- Return {unknown: why} where the second place cannot be asked what it remembers, else none. It is asked once. -#}
{% macro unknown_loss(state) %}
    {% if "unreached" not in state %}
        {% do state.update({"unreached": holdfast.second_place_problem() if holdfast.second_place() else none}) %}
    {% endif %}
    {{ return({"unknown": state.unreached} if state.unreached else none) }}
{% endmacro %}

{#- Return the entry of the log: what this run judged good, and what earlier ones did of other tables. -#}
{% macro judged_now(memory, judged) %}
    {% set found = {} %}
    {% for name, known in memory.items() if known.get("mark") %}
        {% do found.update({name: {"mark": known.mark, "version": known.get("version"),
            "committed_at": known.get("committed_at"), "id": known.get("id"), "rows": known.get("rows")}}) %}
    {% endfor %}
    {% do found.update(judged) %}
    {{ return(found) }}
{% endmacro %}

{#- Return all backups; none where there can be none. -#}
{% macro backups_if_any() %}
    {{ return(holdfast.backups() if holdfast.can_have_backups(target.database) else []) }}
{% endmacro %}
