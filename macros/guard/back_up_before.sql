{#- Take the backup that is due before a violation that is allowed: one a table and run, however many statements destroy
    it.

    before   where the rows of an emptied table are, see rows_at_risk(); none if it holds them now -#}
{% macro back_up_before(violation, before=none) %}
    {% set backups = holdfast.verified_backups(violation.table) %}
    {% if before %}
        {% do holdfast.guard_backup(violation.table, before.version) if before.version is not none %}
        {% do holdfast.log_destruction(violation) %}
    {% elif not violation.leftover %}
        {% if not holdfast.backups_of_this_run(backups) %}
            {% do holdfast.guard_backup(violation.table) %} {% do holdfast.log_destruction(violation) %}
        {% endif %}
    {% elif not holdfast.backups_that_hold(violation.table, violation.relation, backups) %}
        {#- What an interrupted run left is not a table of the project, so it cannot be backed up by name. -#}
        {% do holdfast.fail("Blocked: " ~ violation.action ~ ", and no verified backup holds exactly what is in "
            ~ violation.relation.schema ~ "." ~ violation.relation.identifier
            ~ "; rename it, compare it with the table, and drop it by hand when it is not needed.") %}
    {% endif %}
{% endmacro %}

{#- Remember that the rows of a table go by name: what comes after is not compared with them, see loss_memory(). -#}
{% macro log_destruction(violation) %}
    {% do holdfast.log_verb("allow_destroy", "done", {"table_name": violation.table.name,
        "detail": violation.action}) %}
{% endmacro %}

{% macro backups_of_this_run(backups) %}
    {% set found = [] %}
    {% for backup in backups if holdfast.time_from(backup.taken_at) >= run_started_at.replace(microsecond=0) %}
        {% do found.append(backup) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Take a verified backup of a table; the run fails when it cannot be verified. version: an older one. -#}
{% macro guard_backup(table, version=none) %}
    {% set record = holdfast.take_backup(table, holdfast.free_set_id("single"), [table], "guard", version=version) %}
    {% do holdfast.print_backups([record], "text") %}
{% endmacro %}
