{#- Drop the old table of a deployment, after a verified backup that holds exactly its rows. The new table is backed up,
    too, so that `latest` means it. Returns {table, old_table, rows, backup}; `backup` of an old table that is gone is
    the one that was taken since the deployment began, or none. -#}
{% macro finish_table(table, deployment, dry_run) %}
    {% set names = holdfast.deployment_names(table, deployment.suffix) %}
    {% if holdfast.exists(names.old) %}
        {% set backup = holdfast.exact_backup(names.old, "safety", dry_run, holdfast.reason_of_finish()) %}
        {% do holdfast.exact_backup(names.live, "single", dry_run,
            holdfast.reason_of_new_table(deployment.suffix)) %}
    {% else %} {% set backup = holdfast.backup_of_dropped(names.old, deployment.since) %}
    {% endif %}
    {% do holdfast.run_steps(holdfast.drop_deployment_steps(names.old)) if not dry_run %}
    {{ return({"table": table.name, "old_table": names.old.identifier, "rows": backup.rows, "backup": backup.backup}) }}
{% endmacro %}

{#- Return {rows, backup} of the backup that this finish took of an old table before it was interrupted. -#}
{% macro backup_of_dropped(old, since) %}
    {% for record in holdfast.verified_backups(old) if record.reason == holdfast.reason_of_finish()
        and record.taken_at >= since[:19] %}
        {{ return({"rows": record.rows, "backup": record.id}) }}
    {% endfor %}
    {{ return({"rows": none, "backup": none}) }}
{% endmacro %}

{% macro reason_of_new_table(suffix) %} {{ return("swapped in by blue/green deployment " ~ suffix) }} {% endmacro %}

{#- Refuse to finish when a live table is missing, a new one exists again, or an old one has rows that came when the
    names were swapped. -#}
{% macro require_finishable(deployment) %}
    {% for table in deployment.tables %}
        {% set names = holdfast.deployment_names(table, deployment.suffix) %}
        {% do holdfast.require_exists(names.live) %}
        {% do holdfast.fail(names.new.identifier ~ " exists again, although the swap renamed it to "
            ~ names.live.identifier ~ "; move it away, then repeat the command.") if holdfast.exists(names.new) %}
        {% set passed = deployment.validated[table.name] %}
        {% set late = holdfast.rows_since(names.old, passed.old.version,
            holdfast.stamp_of_old(passed, names).version) if holdfast.exists(names.old) else 0 %}
        {% if late %}
            {% do holdfast.fail(names.old.identifier ~ " got " ~ holdfast.counted(late, "row") ~ " that "
                ~ names.live.identifier ~ " has not; merge them: "
                ~ holdfast.deployment_command("swap", deployment.suffix)) %}
        {% endif %}
    {% endfor %}
{% endmacro %}
