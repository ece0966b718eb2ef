{#- Return why a copy does not count as a backup, as a sentence that names the table and, where one is at fault, the
    column; none when it holds what was planned.

    copied   the fingerprint of the copy, or why there is none; its `source` is that of the table, where this was read
             only because the copy failed -#}
{% macro problem_of_copy(plan, copied) %}
    {% set table = plan.table %}
    {% if copied.get('source') and copied.source.error %}
        {{ return(holdfast.problem_of_source(dict(plan, content=copied.source))) }}
    {% elif copied.error and copied.get('unwritten') %}
        {{ return(table.name ~ " could not be copied (" ~ holdfast.reason_of_error(copied.error) ~ "). "
            ~ holdfast.step_after_copy(table, copied.error)) }}
    {% elif copied.error %} {{ return(holdfast.problem_of_reading(plan, copied)) }}
    {% elif plan.content.hash and copied.hash != plan.content.hash %}
        {{ return("The backup " ~ plan.id ~ " holds " ~ copied.rows ~ " rows with hash " ~ copied.hash
            ~ " and not the " ~ plan.content.rows ~ " with hash " ~ plan.content.hash ~ " of " ~ table.name
            ~ "; it does not count as one. Check the disk and back up again.") }}
    {% endif %}
    {{ return(none if plan.content.hash else holdfast.problem_of_files(plan)) }}
{% endmacro %}

{#- The copy compared its files with those of the table before it was read. Were they the same ones that were read? -#}
{% macro problem_of_files(plan) %}
    {% set changed = holdfast.changed_files({'id': plan.id}).changed %}
    {{ return(("The backup " ~ plan.id ~ " is not what was copied from " ~ plan.table.name ~ ": " ~ changed
        ~ "; it does not count as one. Check the disk and back up again.") if changed else none) }}
{% endmacro %}

{#- Is it a column whose values do not come back, or can the copy not be read at all? -#}
{% macro problem_of_reading(plan, copied) %}
    {% set table, columns = plan.table, plan.content.columns %}
    {% set found = [] %}
    {% for column in columns if not found %}
        {% set alone = holdfast.reader(table, {'kind': 'backup', 'id': plan.id, 'columns': [column]}) %}
        {% do found.append(column) if holdfast.try_fingerprint(table, alone, [column]).error %}
    {% endfor %}
    {% for column in found %}
        {{ return("Column " ~ column.name ~ " of " ~ table.name ~ " is " ~ column.type
            ~ ", and its values do not come back from a copy (" ~ copied.error
            ~ "); store it as another type, as varchar for example, and back up again. The copy " ~ plan.id
            ~ " does not count as a backup.") }}
    {% endfor %}
    {{ return("The copy " ~ plan.id ~ " of " ~ table.name ~ " cannot be read (" ~ copied.error
        ~ "), so it does not count as a backup. Check the disk and back up again.") }}
{% endmacro %}

{#- What to do after a copy that failed: is a right missing, did another backup take its name in the same second, is the
    table itself damaged, or is it the disk? -#}
{% macro step_after_copy(table, error) %}
    {% if holdfast.missing_right(error) %} {{ return("Then back up again.") }}
    {% elif modules.re.search('(?i)already[_ ]exists', error) %}
        {{ return("Another command backs up at the same time; back up again when it has ended.") }}
    {% elif not holdfast.damage(table) %} {{ return("Check the disk and back up again.") }}
    {% endif %}
    {{ return("The table itself is damaged; bring it back, then back up again: "
        ~ holdfast.operation_command('restore_table', {'table': table.name, 'auto': true})
        ~ "; its other recovery paths: " ~ holdfast.operation_command('recovery_plan', {'table': table.name})) }}
{% endmacro %}
