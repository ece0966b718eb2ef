{#- What a restore is about to do, for people. -#}
{% macro print_plan(plan) %}
    {% set counts = plan.counts %}
    {% do print("Plan: " ~ plan.mode ~ " " ~ plan.point.label ~ " of " ~ plan.source.name ~ " into "
        ~ (plan.table.identifier ~ (", which is there" if plan.exists else ", which is not there and will be made"))) %}
    {% do print("  " ~ plan.damage.problem ~ "; the " ~ '{:,}'.format(plan.damage.rows)
        ~ " rows of the others are read here and kept, and the damaged folder is moved aside") if plan.damage %}
    {% do print("  newer than this backup:" ~ plan.point.newer) if plan.point.get('newer') %}
    {% set lost = holdfast.lost_values(plan) %}
    {% do print("  " ~ lost) if lost %}
    {% set damaged = holdfast.damaged_log(plan.source) if not plan.exists else none %}
    {% do print("  " ~ holdfast.unlisted_text(damaged) ~ "; the damaged folder is moved aside") if damaged %}
    {% if damaged and damaged.version is not none and plan.point.kind != 'version' %}
        {% do print("  " ~ plan.source.name ~ " cannot be opened as it is, but version " ~ damaged.version ~ " of "
            ~ damaged.committed_at ~ " UTC can (" ~ '{:,}'.format(damaged.rows) ~ " rows); to bring that: "
            ~ holdfast.operation_command('restore_table', {'table': plan.source.name, 'version': damaged.version})) %}
    {% endif %}
    {% set facts = [{'what': 'rows', 'now': counts.rows_now, 'then': counts.rows_then, 'after': plan.rows_after},
        {'what': 'keys only on this side', 'now': counts.only_now, 'then': counts.only_then, 'after': none}] %}
    {% do facts.append({'what': 'newest ' ~ plan.source.newest, 'now': counts.newest_now,
        'then': counts.newest_then, 'after': none}) if plan.source.newest %}
    {% do holdfast.print_table(facts, ['what', 'now', 'then', 'after']) %}
    {% do print("  rows that end where the next row of the same key begins: " ~ '{:,}'.format(counts.ended))
        if counts.ended %}
    {% do print("  not sound: in " ~ plan.point.label ~ " " ~ plan.faults) if plan.faults %}
    {% for column in plan.columns if not (column.in_live and column.in_point) and plan.exists %}
        {% do print("  column " ~ column.name ~ " " ~ ("is not at the point: " if column.in_live
            else "is only at the point: ") ~ (("goes" if column.in_live else "comes back") if plan.mode == 'replace'
            else "a key that both have keeps its value, and it is NULL for the others of "
            ~ ("the point" if column.in_live else "the table"))) %}
    {% endfor %}
    {% for column in plan.retyped if plan.exists and plan.mode == 'replace' %}
        {% do print("  column " ~ column.name ~ " is " ~ column.type ~ " now and becomes " ~ column.point_type) %}
    {% endfor %}
    {#- To compare values, both sides would be read in full. -#}
    {% do print("  values of keys that both have stay as they are, and were not compared: "
        ~ holdfast.operation_command('recovery_plan', {'table': plan.source.name, 'values': true})
        ~ " counts those that differ; prefer: point takes those of the point")
        if plan.exists and plan.mode == 'merge' and plan.prefer == 'live' %}
    {% do print("Statements:" if plan.statements else "Nothing is missing, so nothing is written.") %}
    {% for statement in plan.statements %}
        {% set text = statement if statement | length < 400 else statement[:300] ~ " ... " ~ statement[-80:] %}
        {% do print("  " ~ text | indent(4)) %}
    {% endfor %}
{% endmacro %}
