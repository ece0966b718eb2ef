{#- Copy a table under its new name, or verify the copy that exists; where all copies were complete, merge into it the
    rows that changed since. Returns {table, new_table, version, rows, what, hash}.

    deployment, table   see deployment_states(); the table's `version` becomes the one that the copy then has
    started             when the verb started -#}
{% macro begin_table(deployment, table, dry_run, started) %}
    {% set names = lakehouse.deployment_names(table, deployment.suffix) %}
    {% do lakehouse.require_exists(names.live) %}
    {% set copied, now = table.version, lakehouse.stamp(names.live).version %}
    {% set action = lakehouse.begin_action(lakehouse.exists(names.new), deployment.refreshes) %}
    {% do table.update({'version': now}) if deployment.refreshes %}
    {% if action == "merge" %}
        {% set command = lakehouse.deployment_command("begin", deployment.suffix) %}
        {% set result = lakehouse.refresh_copy(names, copied, now, command, dry_run, started) %}
    {% elif dry_run %}
        {% set source = lakehouse.reader(names.live, {"kind": "version", "id": table.version}) %}
        {% set result = {"rows": lakehouse.query("select count(*) as n from " ~ source)[0].n, "what": "copied",
            "hash": none} %}
    {% else %}
        {% do lakehouse.run_steps(lakehouse.hold_steps(names.live, lakehouse.kept_history(names.live)))
            if action == 'copy' %}
        {% do lakehouse.copy_new_table(names, table.version) if action == 'copy' %}
        {% set result = dict(lakehouse.verify_deployment_copy(names, table.version, deployment.suffix),
            what="copied") %}
    {% endif %}
    {{ return(dict(result, table=table.name, new_table=names.new.identifier, version=table.version)) }}
{% endmacro %}

{#- Return what blue_green_begin does with a table: copy, verify (the copy of an interrupted begin) or merge. -#}
{% macro begin_action(copy_exists, refreshes) %}
    {{ return("copy" if not copy_exists else ("merge" if refreshes else "verify")) }}
{% endmacro %}

{% macro copy_new_table(names, version) %}
    {% do lakehouse.run_steps(lakehouse.copy_deployment_steps(names, version)) %}
    {% do lakehouse.copy_table_metadata(names.live, names.new) %}
{% endmacro %}

{#- Return {rows, hash} of a copy; refuse one that does not hold what its version holds. -#}
{% macro verify_deployment_copy(names, version, suffix) %}
    {% set expected = lakehouse.fingerprint(names.live, lakehouse.reader(names.live,
        {"kind": "version", "id": version})) %}
    {% set found = lakehouse.fingerprint(names.new, lakehouse.reader(names.new)) %}
    {% if found.hash != expected.hash %}
        {% do lakehouse.fail(names.new.identifier ~ " holds " ~ found.rows ~ " rows with hash " ~ found.hash
            ~ ", but version " ~ version ~ " of " ~ names.live.name ~ " holds " ~ expected.rows ~ " with hash "
            ~ expected.hash ~ "; drop the copies and begin again: "
            ~ lakehouse.deployment_command("rollback", suffix, drop_new=true)) %}
    {% endif %}
    {{ return({"rows": found.rows, "hash": found.hash}) }}
{% endmacro %}

{% macro refresh_copy(names, before, now, command, dry_run, started) %}
    {% set changed, hash = lakehouse.count_changed_rows(names.live, before, now), none %}
    {% if changed and not dry_run %}
        {% set label = "rows of version " ~ now ~ " that version " ~ before ~ " had not" %}
        {% set plan = lakehouse.merge_changed_rows_plan(names.live, names.new, before, now, label, command) %}
        {% set hash = lakehouse.execute_restore(plan, "blue_green_bring_along", started).hash %}
    {% endif %}
    {{ return({"rows": changed, "what": "brought along", "hash": hash}) }}
{% endmacro %}
