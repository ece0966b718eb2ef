{#- The steps of an undrop, made without a look. Another table is assumed to have the name now; its steps say so. It
    goes first, which takes fewer steps. -#}
{% macro printed_undrop_table(given, asked) %}
    {% set table = holdfast.printed_table(given.get('table'), asked) %}
    {% set options = holdfast.restore_options(given.get('mode', 'merge'), given.get('prefer', 'live')) %}
    {% set into = holdfast.optional_text('into', given.get('into')) %}
    {% do holdfast.reject_reserved_name(table, into) if into %}
    {% do holdfast.reject_merge_without_key(table) if options.mode == 'merge' and not table.key and not into %}
    {% set point = holdfast.printed_undrop_point(table, given) %}
    {% if not holdfast.can_undrop(table) %}
        {% do holdfast.fail("undrop_table can be printed for databricks only: no other engine brings back a dropped "
            ~ "table; restore it from a backup.") if point.kind == 'dropped' %}
        {{ return(holdfast.printed_restore_steps(table, point, options.mode, options.prefer, into)) }}
    {% endif %}
    {% set relations = [{'name': table.identifier, 'type': 'MANAGED'}] %}
    {% set stamp, dropped, steps = holdfast.undrop_stamp(), point.kind == 'dropped', [] %}
    {% set plan = holdfast.undrop_plan(table, point, options.mode, into, relations, stamp, first=dropped) %}
    {% do steps.append(holdfast.look("What can be undropped, with its id, until its recovery period ends.",
        holdfast.dropped_tables_sql(table))) if dropped %}
    {% for phase in holdfast.undrop_phases(plan) %}
        {% do steps.extend(holdfast.printed_merge_steps(plan, options) if phase.name == 'merge' else phase.steps) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}

{#- The point that the arguments name, without a look: a sibling table, or the dropped one (the newest by default). -#}
{% macro printed_undrop_point(table, given) %}
    {% set standing = holdfast.optional_text('standing', given.get('standing')) %}
    {% set dropped = holdfast.optional_text('dropped', given.get('dropped')) %}
    {% if standing %} {{ return(holdfast.point_of_sibling(holdfast.printed_sibling(table, standing))) }} {% endif %}
    {{ return({'kind': 'dropped', 'id': none if dropped == 'latest' else dropped, 'name': table.identifier,
        'label': 'the dropped table' ~ (' ' ~ dropped if dropped else '')}) }}
{% endmacro %}

{#- The merge of the successor's rows into the old table, as the verb plans it when the old table is back. -#}
{% macro printed_merge_steps(plan, options) %}
    {% set successor = plan.kept if plan.first else plan.table %}
    {% set request = holdfast.merge_request(plan.old, successor, options.prefer) %}
    {{ return(holdfast.restore_steps(holdfast.restore_plan(request, holdfast.assumed_restore_facts(exists=true)))) }}
{% endmacro %}
