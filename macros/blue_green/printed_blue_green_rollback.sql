{#- Return the steps of blue_green_rollback for tables that are swapped. -#}
{% macro printed_blue_green_rollback(arguments, asked) %}
    {% set steps, suffix = [], holdfast.suffix_argument(arguments.get("suffix") or "_new") %}
    {% set all = holdfast.printed_deployment(arguments, asked) %}
    {% for names in all %} {% do steps.extend(holdfast.swap_back_steps(names, "swapped")) %} {% endfor %}
    {% for names in all if holdfast.boolean('bring_rows', arguments.get('bring_rows', true)) %}
        {% do steps.append(holdfast.merge_since_swap_step(names, suffix)) %}
    {% endfor %}
    {% set set_id = holdfast.new_set_id("safety") %}
    {% for names in all if holdfast.boolean('drop_new', arguments.get('drop_new', false)) %}
        {% do steps.extend(holdfast.backup_steps(names.new, set_id, [names.live.name],
            holdfast.reason_of_rollback())) %}
        {% do steps.extend(holdfast.drop_deployment_steps(names.new)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}

{#- Return the step that finds the statements that merge the rows since the swap into the old table, after both have
    their names back. Only the recovery log holds the version that was swapped in, so a query writes the statements. -#}
{% macro merge_since_swap_step(names, suffix) %}
    {% set point = {"kind": "table", "id": "(" ~ holdfast.changed_rows_sql(names.new, ":version", none, none) ~ ")"} %}
    {% set request = {"table": names.live, "source": names.live, "point": dict(point, label="rows since the swap"),
        "mode": "merge", "prefer": "point"} %}
    {% set plan = holdfast.restore_plan(request, holdfast.assumed_restore_facts(exists=true)) %}
    {% set statements = plan.statements %}
    {{ return(holdfast.look("Run what to_run returns: it merges the rows since the swap into " ~ names.live.identifier
        ~ ". Add columns that only the new table has first. After a swap by hand the recovery log lacks it: "
        ~ "print with bring_rows: false.", holdfast.statements_at_swap_sql(names, suffix,
        statements | join(";\n")))) }}
{% endmacro %}

{% macro statements_at_swap_sql(names, suffix, statements) %}
    {% set engine = names.live.engine %}
    {% set log = holdfast.printed_sibling(names.live, "recovery_log", holdfast.recovery_schema()) %}
    {% set version = holdfast.json_text_sql(names.live, "detail", ["validated", names.live.name, "new", "version"]) %}
    {% set sql %}
    select replace({{ holdfast.text_literal(statements, engine) }}, ':version', {{ version }}) as to_run
    from {{ holdfast.reader(log) }}
    where verb = 'blue_green_validate' and state = 'done' and to_point = {{ holdfast.text_literal(suffix, engine) }}
    order by logged_at desc
    limit 1
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
