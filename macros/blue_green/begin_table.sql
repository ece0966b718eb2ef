{#- Copy a table under its new name, or verify the copy that exists; where all copies were complete, merge into it the
    rows that changed since. Returns {table, new_table, version, rows, what, hash}.

    deployment, table   see deployment_states(); the table's `version` becomes the one that the copy then has, and
                        `copied` stays the first one
    started             when the verb started -#}
{% macro begin_table(deployment, table, dry_run, started) %}
    {% set names = holdfast.deployment_names(table, deployment.suffix) %}
    {% do holdfast.require_exists(names.live) %}
    {% set copied, now = table.version, holdfast.stamp(names.live).version %}
    {% set action = holdfast.begin_action(holdfast.exists(names.new), deployment.refreshes) %}
    {% do table.update({'version': now}) if deployment.refreshes %}
    {% if action == "merge" %}
        {% set command = holdfast.deployment_command("begin", deployment.suffix) %}
        {% set result = holdfast.refresh_copy(names, copied, now, command, dry_run, started) %}
    {% elif dry_run %}
        {% set source = holdfast.reader(names.live, {"kind": "version", "id": table.version}) %}
        {% set result = {"rows": holdfast.count_rows(source), "what": "copied", "hash": none} %}
    {% else %}
        {% do holdfast.hold_and_stamp(names.live, table) if action == 'copy' %}
        {% do holdfast.copy_new_table(names, table.version) if action == 'copy' %}
        {% set result = dict(holdfast.verify_deployment_copy(names, table.version, deployment.suffix),
            what="copied") %}
    {% endif %}
    {% do table.setdefault('copied', copied if action == 'merge' else table.version) %}
    {{ return(dict(result, table=table.name, new_table=names.new.identifier, version=table.version)) }}
{% endmacro %}

{#- Keep the version of now open, see hold_steps(). That is a commit, and the version after it, with the same rows,
    stays open for longer: it is the one to copy and to compare with later. -#}
{% macro hold_and_stamp(live, table) %}
    {% set steps = holdfast.hold_steps(live, holdfast.kept_history(live)) %}
    {% do holdfast.run_steps(steps) %}
    {% do table.update({'version': holdfast.stamp(live).version}) if steps %}
{% endmacro %}

{#- Return what blue_green_begin does with a table: copy, verify (the copy of an interrupted begin) or merge. -#}
{% macro begin_action(copy_exists, refreshes) %}
    {{ return("copy" if not copy_exists else ("merge" if refreshes else "verify")) }}
{% endmacro %}

{% macro copy_new_table(names, version) %}
    {% do holdfast.run_steps(holdfast.copy_deployment_steps(names, version)) %}
    {% do holdfast.copy_table_metadata(names.live, names.new) %}
{% endmacro %}

{#- Return {rows, hash} of a copy; refuse one that does not hold what its version holds. -#}
{% macro verify_deployment_copy(names, version, suffix) %}
    {% set expected = holdfast.fingerprint(names.live, holdfast.reader(names.live,
        {"kind": "version", "id": version})) %}
    {% set found = holdfast.fingerprint(names.new, holdfast.reader(names.new)) %}
    {% if found.hash != expected.hash %}
        {% do holdfast.fail(names.new.identifier ~ " holds " ~ found.rows ~ " rows with hash " ~ found.hash
            ~ ", but version " ~ version ~ " of " ~ names.live.name ~ " holds " ~ expected.rows ~ " with hash "
            ~ expected.hash ~ "; drop the copies and begin again: "
            ~ holdfast.deployment_command("rollback", suffix, drop_new=true)) %}
    {% endif %}
    {{ return({"rows": found.rows, "hash": found.hash}) }}
{% endmacro %}

{% macro refresh_copy(names, before, now, command, dry_run, started) %}
    {% set changed, hash = holdfast.count_changed_rows(names.live, before, now), none %}
    {% if changed and not dry_run %}
        {% set label = "rows of version " ~ now ~ " that version " ~ before ~ " had not" %}
        {% set plan = holdfast.merge_changed_rows_plan(names.live, names.new, before, now, label, command) %}
        {% set hash = holdfast.execute_restore(plan, "blue_green_bring_along", started).hash %}
    {% endif %}
    {{ return({"rows": changed, "what": "brought along", "hash": hash}) }}
{% endmacro %}
