{#- Return the deployment that blue_green_begin starts, in the form of deployment_states(). Refuse it as a whole when
    one table cannot take part.

    tables   names of tables, or none: all protected tables that have a history -#}
{% macro new_deployment(tables, suffix) %}
    {% set busy, chosen = holdfast.tables_in_deployments(), [] %}
    {% set wanted = (holdfast.protected_tables_with_history() if tables is none
        else holdfast.tables_argument(tables)) %}
    {% for table in wanted %}
        {% set names = holdfast.deployment_names(table, suffix) %}
        {% do holdfast.require_deployable(table, busy.get(table.name), names) %}
        {% do chosen.append({"name": table.name, "database": table.database, "schema": table.schema,
            "identifier": table.identifier, "key": table.key, "newest": table.newest, "reload": table.reload,
            "version": holdfast.stamp(table).version}) %}
    {% endfor %}
    {{ return({"suffix": suffix, "tables": chosen, "stage": "begun", "running": "begin", "refreshes": false}) }}
{% endmacro %}

{#- Return which tables are in a deployment: {name: suffix}. -#}
{% macro tables_in_deployments() %}
    {% set found = {} %}
    {% for deployment in holdfast.deployments() %}
        {% for table in deployment.tables %} {% do found.update({table.name: deployment.suffix}) %} {% endfor %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro protected_tables_with_history() %}
    {% set found = [] %}
    {% for table in holdfast.protected_tables() if holdfast.has_history(table) %}
        {% do found.append(table) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Refuse a table that cannot be copied, compared and renamed. -#}
{% macro require_deployable(table, busy_in, names) %}
    {% set refusal = holdfast.deployable_refusal(table, holdfast.has_history(table), busy_in) %}
    {% do holdfast.fail(refusal) if refusal %}
    {% do holdfast.require_exists(table) %}
    {% set kind = holdfast.non_table_type(table) %}
    {% if kind %}
        {% do holdfast.fail(table.name ~ " is a " ~ kind
            ~ ", which can be neither cloned nor renamed; leave it out, or bring the table back first: "
            ~ holdfast.operation_command("recovery_plan", {"table": table.name}) ~ ".") %}
    {% endif %}
    {% do holdfast.refuse_row_security(table, "new", "Lift it until blue_green_finish, or leave the table out.") %}
    {% if holdfast.known_by_folder(table) %}
        {% do holdfast.fail(table.name ~ " is an external table: the loader writes into its folder, which a swap of "
            ~ "names does not move. Name the tables that dbt builds: tables: [...]. Restore this one instead: "
            ~ holdfast.operation_command("recovery_plan", {"table": table.name}) ~ ".") %}
    {% endif %}
    {% for name in [names.new, names.old] if holdfast.exists(name) %}
        {% do holdfast.fail(name.identifier ~ " exists already; choose another suffix.") %}
    {% endfor %}
{% endmacro %}

{% macro deployable_refusal(table, has_history, busy_in) %}
    {% if not has_history %}
        {{ return(table.name
            ~ " has no history of its own, so its changes cannot be found; leave it out, and back it up: "
            ~ holdfast.operation_command("backup_table", {"table": table.name}) ~ ".") }}
    {% elif not table.key %}
        {{ return(table.name
            ~ " has no key, so its rows cannot be compared; declare one (meta.key of a source, unique_key of "
            ~ "a model), or leave it out.") }}
    {% elif busy_in %}
        {{ return(table.name ~ " is in deployment " ~ busy_in ~ " already; finish it or undo it first.") }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}
