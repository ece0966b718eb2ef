{#- Refuse a table of a deployment that was written to since validation: only what was compared is swapped. Commits that
    leave every row as it was come by themselves on a warehouse (OPTIMIZE), and are no reason. -#}
{% macro require_validated(deployment, table, names) %}
    {% set passed = deployment.validated[table.name] %}
    {% for side, wanted in {"live": passed.old, "new": passed.new}.items() %}
        {% set found = holdfast.stamp(names[side]) %}
        {% if found.id != wanted.id or holdfast.rows_changed_since(names[side], wanted.version, found.version) %}
            {% set changed = (holdfast.count_changed_rows(names.live, table.version, found.version) if side == "live"
                else 0) %}
            {% do holdfast.fail(holdfast.validation_refusal(names[side].identifier, found, wanted, changed,
                deployment)) %}
        {% endif %}
    {% endfor %}
    {% do holdfast.refuse_row_security(names.live, "new",
        "Lift it until blue_green_finish, then repeat the command.") %}
{% endmacro %}

{#- Has a commit after a version changed rows? Judged by the operations that the log names. -#}
{% macro rows_changed_since(table, before, now) %}
    {% set commits = holdfast.history(table, with_readable=false) if now != before else [] %}
    {% for commit in commits if commit.version > before %}
        {% if not holdfast.keeps_rows(commit.operation) %} {{ return(true) }} {% endif %}
    {% endfor %}
    {{ return(now < before) }}
{% endmacro %}

{% macro validation_refusal(identifier, found, wanted, changed, deployment) %}
    {% set suffix = deployment.suffix %}
    {% set undo = ("undo the interrupted swap with " ~ holdfast.deployment_command("rollback", suffix) ~ ", then "
        if deployment.running == "swap" else "") %}
    {% set merge = undo ~ (changed ~ " rows were added or changed since; merge them with "
        ~ holdfast.deployment_command("begin", suffix) ~ ", then " if changed else "") %}
    {{ return(identifier ~ " is not what was validated: it is at version " ~ found.version ~ ", and version "
        ~ wanted.version ~ (" of another table" if found.id != wanted.id else "") ~ " was validated; " ~ merge
        ~ "validate again: " ~ holdfast.deployment_command("validate", suffix)) }}
{% endmacro %}
