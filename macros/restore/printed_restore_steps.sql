{#- All steps of a restore for printed SQL: find the point, compare both sides, make an undo possible, restore.

    table    a table in the dialect that is printed; see printed_table()
    point    see printed_point()
    into     the name of a new table beside it, or none -#}
{% macro printed_restore_steps(table, point, mode, prefer, into=none) %}
    {% set merges = mode == 'merge' and not into %}
    {% do holdfast.reject_merge_without_key(table) if merges and not table.key %}
    {% set request = {'table': holdfast.printed_sibling(table, into) if into else table, 'source': table,
        'point': point, 'mode': mode, 'prefer': prefer} %}
    {% set plan = holdfast.restore_plan(request, holdfast.assumed_restore_facts(exists=not into)) %}
    {% set steps = holdfast.fetch_steps(table, point.id) if point.kind == 'backup' else [] %}
    {% if point.get('find_sql') %}
        {% set says = "Find the last version of " ~ table.identifier ~ " that was committed by " ~ point.label ~ "." %}
        {% do steps.append(holdfast.step(says, point.find_sql)) %}
    {% endif %}
    {% do steps.append(holdfast.compare_step(plan)) if merges %}
    {% do steps.append(holdfast.look("Do not merge when contradictions is not 0; ended rows end where the next one of "
        ~ "their key begins.", holdfast.count_period_ends_sql(plan))) if merges and table.periods %}
    {% do steps.append(holdfast.look_for_metadata(plan)) if holdfast.loses_metadata(plan) %}
    {% set steps = steps + holdfast.safety_steps(plan) + holdfast.restore_steps(plan) %}
    {% do steps.append(holdfast.look_for_period_faults(table, holdfast.reader(plan.table))) if table.periods %}
    {% set if_gone = " If " ~ table.identifier ~ " does not exist, print this with into: " ~ table.identifier ~ "." %}
    {% do steps[0].update({'says': steps[0].says ~ if_gone}) if not into %}
    {{ return(steps) }}
{% endmacro %}

{#- Is the table made anew from a backup, and has the engine metadata beside the data, which is not known here? -#}
{% macro loses_metadata(plan) %}
    {{ return(not plan.exists and plan.table.sql == plan.source.sql and plan.point.kind == 'backup'
        and holdfast.table_metadata_sql(plan.table, none, true) | length > 0) }}
{% endmacro %}

{% macro look_for_metadata(plan) %}
    {{ return(holdfast.look("Look up the comment, tags, column tags and grants of " ~ plan.table.identifier ~ ": "
        ~ "`metadata` in the manifest of the backup. restore_table gives them back, and these statements do not. "
        ~ "After the last step, run COMMENT ON TABLE, ALTER TABLE ... SET TAGS, ALTER TABLE ... ALTER COLUMN ... "
        ~ "SET TAGS and GRANT with what is in it.", holdfast.list_sql(plan.source, plan.point.id))) }}
{% endmacro %}

{#- What to look at before a merge: the query that the verb compares both sides with. -#}
{% macro compare_step(plan) %}
    {% set live, point = holdfast.reader(plan.table), holdfast.reader(plan.source, plan.point) %}
    {% set says = "Compare " ~ plan.table.identifier ~ " with " ~ plan.point.label
        ~ ": only_then rows would come back. "
        ~ "Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns." %}
    {{ return(holdfast.look(says, holdfast.compare_keys_sql(plan.table, live, point))) }}
{% endmacro %}
