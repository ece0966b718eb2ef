{#- Drop the old table of a deployment, after a verified backup that holds exactly its rows. The new table is backed up,
    too, so that `latest` means it. Returns {table, old_table, rows, backup}. -#}
{% macro finish_table(table, suffix, dry_run) %}
    {% set names, backup = holdfast.deployment_names(table, suffix), {"rows": none, "backup": none} %}
    {% if holdfast.exists(names.old) %}
        {% set backup = holdfast.exact_backup(names.old, "safety", dry_run, holdfast.reason_of_finish()) %}
        {% do holdfast.exact_backup(names.live, "single", dry_run, holdfast.reason_of_new_table(suffix)) %}
    {% endif %}
    {% do holdfast.run_steps(holdfast.drop_deployment_steps(names.old)) if not dry_run %}
    {{ return({"table": table.name, "old_table": names.old.identifier, "rows": backup.rows, "backup": backup.backup}) }}
{% endmacro %}

{% macro reason_of_new_table(suffix) %} {{ return("swapped in by blue/green deployment " ~ suffix) }} {% endmacro %}

{#- Refuse to finish when a live table is missing, or a new one exists again. -#}
{% macro require_finishable(deployment) %}
    {% for table in deployment.tables %}
        {% set names = holdfast.deployment_names(table, deployment.suffix) %}
        {% do holdfast.require_exists(names.live) %}
        {% if holdfast.exists(names.new) %}
            {% do holdfast.fail(names.new.identifier ~ " exists again, although the swap renamed it to "
                ~ names.live.identifier ~ "; move it away, then repeat the command.") %}
        {% endif %}
    {% endfor %}
{% endmacro %}
