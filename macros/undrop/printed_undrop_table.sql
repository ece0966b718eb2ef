{#- The steps of an undrop, made without a look. Another table is assumed to have the name now; its steps say so. It
    goes first, which takes fewer steps. -#}
{% macro printed_undrop_table(given, asked) %}
    {% set table = lakehouse.printed_table(given.get('table'), asked) %}
    {% set options = lakehouse.restore_options(given.get('mode', 'merge'), given.get('prefer', 'live')) %}
    {% set into = lakehouse.optional_text('into', given.get('into')) %}
    {% do lakehouse.reject_merge_without_key(table) if options.mode == 'merge' and not table.key and not into %}
    {% set point = lakehouse.printed_undrop_point(table, given) %}
    {% if not lakehouse.can_undrop(table) %}
        {% do lakehouse.fail("undrop_table can be printed for databricks only: no other engine brings back a dropped "
            ~ "table; restore it from a backup.") if point.kind == 'dropped' %}
        {{ return(lakehouse.printed_restore_steps(table, point, options.mode, options.prefer, into)) }}
    {% endif %}
    {% set relations = [{'name': table.identifier, 'type': 'MANAGED'}] %}
    {% set stamp, dropped, steps = lakehouse.undrop_stamp(), point.kind == 'dropped', [] %}
    {% set plan = lakehouse.undrop_plan(table, point, options.mode, into, relations, stamp, first=dropped) %}
    {% if dropped %}
        {% do steps.append(lakehouse.look("What can be undropped, with its id, until its recovery period ends.",
            lakehouse.dropped_tables_sql(table))) %}
    {% endif %}
    {% for phase in lakehouse.undrop_phases(plan) %}
        {% do steps.extend(lakehouse.printed_merge_steps(plan, options) if phase.name == 'merge' else phase.steps) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}

{#- The point that the arguments name, without a look: a sibling table, or the dropped one (the newest by default). -#}
{% macro printed_undrop_point(table, given) %}
    {% set standing = lakehouse.optional_text('standing', given.get('standing')) %}
    {% set dropped = lakehouse.optional_text('dropped', given.get('dropped')) %}
    {% if standing %} {{ return(lakehouse.point_of_sibling(lakehouse.printed_sibling(table, standing))) }} {% endif %}
    {{ return({'kind': 'dropped', 'id': none if dropped == 'latest' else dropped, 'name': table.identifier,
        'label': 'the dropped table' ~ (' ' ~ dropped if dropped else '')}) }}
{% endmacro %}

{#- The merge of the successor's rows into the old table, as the verb plans it when the old table is back. -#}
{% macro printed_merge_steps(plan, options) %}
    {% set successor = plan.kept if plan.first else plan.table %}
    {% set request = lakehouse.merge_request(plan.old, successor, options.prefer) %}
    {{ return(lakehouse.restore_steps(lakehouse.restore_plan(request, lakehouse.assumed_restore_facts(exists=true)))) }}
{% endmacro %}
