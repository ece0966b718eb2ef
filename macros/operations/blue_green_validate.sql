{#- Compare the new tables with the old ones, by reading both in full. -#}
{% macro blue_green_validate(
    suffix=none, tables=none, allow_missing_keys=none, allow_lost_columns=none, allow_deleted_keys=none, dry_run=false,
    output="text"
) %}
    {% do holdfast.reject_unknown("blue_green_validate", kwargs) %}
    {% do holdfast.choice("output", output, ["text", "json"]) %}
    {% set dry_run = holdfast.boolean("dry_run", dry_run) %}
    {% set deployment = holdfast.find_deployment(suffix, tables) %}
    {% do holdfast.require_deployment_verb(deployment, "validate") %}
    {% set allowed, exceptions = {"allow_missing_keys": allow_missing_keys, "allow_lost_columns": allow_lost_columns,
        "allow_deleted_keys": allow_deleted_keys}, {} %}
    {% for argument, names in allowed.items() %}
        {% do exceptions.update({argument: holdfast.exception_argument(argument, names, deployment)}) %}
    {% endfor %}
    {% set compared, stamps, sentences = [], {}, [] %}
    {% for table in deployment.tables %}
        {% set found = holdfast.compare_deployment(table, deployment.suffix, exceptions) %}
        {% do compared.append(found) %}
        {% do stamps.update({table.name: {"old": found.old, "new": found.new}}) %}
        {% do sentences.append(table.identifier ~ deployment.suffix ~ " " ~ found.problems | join("; it ") ~ ".")
            if found.problems %}
    {% endfor %}
    {% do holdfast.log_deployment("validate", "failed" if sentences else "done", deployment,
        {"validated": stamps, "problems": sentences}) if not dry_run %}
    {% do print(tojson({"suffix": deployment.suffix, "passed": not sentences, "tables": compared})) if output == "json"
        else holdfast.print_comparison(compared) %}
    {% if sentences %} {% do holdfast.fail(sentences | join("\n")) %}
    {% elif output == "text" %}
        {% do print("Passed" ~ (" (dry run: not recorded)." if dry_run else ". Next: "
            ~ holdfast.deployment_command("swap", deployment.suffix))) %}
    {% endif %}
{% endmacro %}
