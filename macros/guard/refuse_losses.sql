{#- Refuse a run over protected tables that lack rows or columns: those that the selected nodes read, and those that
    they build. A table that does not exist while something remembers it is not begun anew; one that lacks data files,
    or keys or columns which its last good state has, is not built upon. `--vars '{accept_loss: [table]}'` accepts the
    loss of a table by name, as the verb does. Where nothing has changed since the last run, this costs one query a
    table, one of the recovery log and one of the backups; a look at the files reads none. -#}
{% macro refuse_losses() %}
    {% set accepted, tables = holdfast.losses_accepted(), holdfast.tables_of_run() %}
    {% if not tables %} {{ return(none) }} {% endif %}
    {% set memory, refusals = holdfast.loss_memory(), [] %}
    {% set state, due, unremembered = {"backups": none, "judged": {}}, [], [] %}
    {% for each in tables %}
        {% set loss = holdfast.loss_before_run(each, memory, state) %}
        {% if loss and loss.unremembered %} {% do unremembered.append(each) %}
        {% elif loss and each.table.sql in accepted and not (loss.files or loss.behind) %}
            {% do due.append(dict(each, loss=loss)) %}
        {% elif loss %} {% do refusals.append(holdfast.refusal_of_loss(each, loss)) %}
        {% endif %}
    {% endfor %}
    {% do refusals.append("All of them at once: " ~ holdfast.operation_command("restore_all", {"auto": true}))
        if refusals | length > 1 %}
    {% for why, found in holdfast.unknown_losses(unremembered, memory).items() %}
        {% for each in found if each.table.sql in accepted %} {% do due.append(dict(each, loss={})) %} {% endfor %}
        {% set names = found | map(attribute="table") | rejectattr("sql", "in", accepted) | map(attribute="name")
            | list %}
        {% do refusals.append(holdfast.refusal_of_unknown(names, why)) if names %}
    {% endfor %}
    {% do holdfast.refuse_all(refusals) %}
    {% for each in due %}
        {% do holdfast.accept_table(each.table, each.loss, "--vars accept_loss of dbt " ~ flags.WHICH,
            each.type == "table" if each.type else none) %}
    {% endfor %}
    {% do holdfast.log_end("guard", "done", {"detail": tojson(holdfast.judged_now(memory, state.judged))})
        if state.judged %}
{% endmacro %}

{#- Return what a table of a run lacks: a loss (see judge_table()), {absent: recovery path}, {behind: recovery path of a
    table whose name a view has}, {files: why they cannot be read}, {uncompared: why it cannot be judged},
    {unremembered: true} for an absent table that nothing remembers, as far as can be seen, or none.

    state   {backups: all of them, once they were read; judged: what this run judged good} -#}
{% macro loss_before_run(each, memory, state) %}
    {% set table, known = each.table, memory.get(each.table.name) or {} %}
    {% set now = holdfast.state_of(table) if each.type == "table" else {} %}
    {% set log = holdfast.damaged_log(table) if each.type == "table" and now.version is none else none %}
    {% if now.unreadable or log %} {{ return({"files": now.unreadable or log.log}) }} {% endif %}
    {% do state.update({"backups": holdfast.backups_if_any()}) if state.backups is none %}
    {% set records = holdfast.backups_of(table, state.backups) %}
    {% if now.mark and now.mark == known.mark and now.mark == holdfast.newest_good_mark(records, known) %}
        {{ return(none) }}
    {% endif %}
    {% if not each.type %}
        {% set path = holdfast.what_remembers(table, state.backups, known) %}
        {{ return({"absent": path} if path else {"unremembered": true}) }}
    {% endif %}
    {% set behind = holdfast.table_behind_view(table, each.type, state.backups) %}
    {% if behind %} {{ return({"behind": behind}) }} {% endif %}
    {% set verdict = holdfast.judge_table(table, records, memory, plain=each.type == "table") %}
    {% if verdict.mark and not verdict.loss and not verdict.error %}
        {% do state.judged.update({table.name: {"mark": verdict.mark, "version": verdict.version,
            "committed_at": verdict.committed_at, "id": verdict.id, "rows": verdict.rows}}) %}
    {% endif %}
    {% set loss = verdict.loss or ({"uncompared": verdict.error} if verdict.error else none) %}
    {{ return(dict(loss, version=verdict.version) if loss else none) }}
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
