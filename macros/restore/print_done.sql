{#- What a restore did, for people. -#}
{% macro print_done(plan, done) %}
    {% do print("Done: " ~ plan.table.name ~ " holds " ~ '{:,}'.format(done.rows)
        ~ " rows, verified by reading all of them (hash " ~ done.hash ~ "), " ~ done.seconds ~ " s.") %}
    {% do print("Not sound: in " ~ plan.table.name ~ " " ~ done.faults ~ ". See: dbt run-operation doctor")
        if done.faults %}
    {% set lost = holdfast.lost_values(plan) %}
    {% do print("Not as it was: " ~ lost ~ ".") if lost %}
    {% set filled = (plan.columns or []) | rejectattr('in_live') | map(attribute='name') | list
        if plan.exists and plan.mode == 'merge' else [] %}
    {% if filled and plan.counts.only_now %}
        {% do print("Not as it was: column " ~ filled | join(", ") ~ " of " ~ plan.table.name ~ " is NULL in "
            ~ holdfast.counted(plan.counts.only_now, "row") ~ ", which " ~ plan.point.label ~ " lacks. Another point "
            ~ "may have them: " ~ holdfast.operation_command('recovery_plan', {'table': plan.source.name,
            'values': true})) %}
    {% endif %}
    {% do holdfast.print_rows_not_back(plan, done.rows) if plan.table.sql == plan.source.sql %}
    {% if done.undo %} {% do print("Undo with: " ~ done.undo) %} {% endif %}
    {% set was_damaged = not plan.exists or plan.damage %}
    {% for point in (holdfast.quarantine_points(plan.table) if was_damaged else []) %}
        {% do holdfast.print_rest_of_folder(plan, point, "The damaged folder was moved aside; ") %}
    {% endfor %}
    {#- To list the files of its own folder, all of them are read. -#}
    {% for point in (holdfast.quarantine_points(plan.table, own=true) if plan.gone_back else [])
        if point.set == plan.table.identifier and (holdfast.count_missing_rows(plan.table, point) != 0
        or holdfast.count_other_values(plan.table, holdfast.live_side(plan.table), point)) %}
        {% do holdfast.print_rest_of_folder(plan, point, "Its own folder has files of lost commits: ") %}
    {% endfor %}
    {% do print("What has happened since the point is filled by the next load: " ~ plan.source.reload)
        if plan.source.reload %}
{% endmacro %}

{#- Say that fewer rows came back than were judged good last, with the load that may bring them. -#}
{% macro print_rows_not_back(plan, rows) %}
    {% set known = holdfast.loss_memory().get(plan.table.name) or {} %}
    {% set lacking = (known.get('rows') or 0) - rows %}
    {% if lacking > 0 and known.get('committed_at') %}
        {% do print("Not as it was: " ~ holdfast.counted(lacking, "row") ~ " fewer than the "
            ~ '{:,}'.format(known.rows) ~ " of version " ~ known.version ~ " of " ~ known.committed_at[:19]
            ~ " UTC, which was judged good last. "
            ~ ("Load them: " ~ plan.source.reload if plan.source.reload else "See what has them: "
            ~ holdfast.operation_command('recovery_plan', {'table': plan.source.name}))) %}
    {% endif %}
{% endmacro %}

{#- What a folder still holds after a restore, with the command that brings the rows that the table lacks. -#}
{% macro print_rest_of_folder(plan, point, start) %}
    {% set lacking = holdfast.count_missing_rows(plan.table, point) %}
    {% set of_its_rows = " of its " ~ '{:,}'.format(point.rows) ~ " rows are missing in " ~ plan.table.name %}
    {% set missing = ('{:,}'.format(lacking) if lacking else 'none') ~ of_its_rows if lacking is not none
        else "may hold rows that " ~ plan.table.name ~ " lacks" %}
    {% do print(start ~ (holdfast.unlisted_text(point) ~ "; " if point.log or point.unlisted else "") ~ point.label
        ~ " can still be read, and " ~ missing) %}
    {% set again = holdfast.operation_command('restore_table', {'table': plan.source.name, 'backup': point.set}) %}
    {% do print("Bring them with: " ~ again) if lacking or lacking is none and point.unlisted %}
    {% set others = holdfast.other_values_text(plan.source, holdfast.live_side(plan.source), point)
        if plan.mode == 'merge' and point.unlisted %}
    {% do print("Of these files, " ~ others ~ ".") if others and not lacking %}
{% endmacro %}

{#- What a merge into a table with damaged files cannot bring back; see older_than_damage(). -#}
{% macro lost_values(plan) %}
    {{ return(holdfast.older_than_damage(plan.point, plan.damage, plan.counts.only_then)
        if plan.exists and plan.mode == 'merge' else none) }}
{% endmacro %}

{#- Say that rows of files whose commits are lost have other values than the table, with the command that takes them;
    none where no row has. `here`: see live_side(). -#}
{% macro other_values_text(table, here, point) %}
    {% set others = holdfast.count_other_values(table, here, point) %}
    {% set take = holdfast.operation_command('restore_table', {'table': table.name, 'backup': point.set,
        'prefer': 'point'}) %}
    {{ return("{:,}".format(others) ~ (" row has" if others == 1 else " rows have")
        ~ " other values than the table in the same key; to take those: " ~ take if others else none) }}
{% endmacro %}
