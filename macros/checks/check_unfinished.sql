{#- What was begun and not finished: verbs without an end in the recovery log, half copies, incomplete sets, generations. -#}
{% macro check_unfinished() %}
  {% set problems = [] %}
  {% for entry in lakehouse.unfinished_verbs() %}
    {% do problems.append(lakehouse.finding('', 'WARN', entry.verb ~ (" of " ~ entry.table_name if entry.table_name else "")
        ~ ", begun " ~ entry.logged_at | string | truncate(19, true, '') ~ " by " ~ (entry.who or 'unknown')
        ~ ", has no end in the recovery log; say it again", lakehouse.repeat_command(entry), entry.table_name)) %}
  {% endfor %}
  {% set needed = lakehouse.needed_leftovers() %}
  {% for path, need in needed.items() %}
    {% do problems.append(lakehouse.finding('', 'WARN', need.detail, need.command, need.table)) %}
  {% endfor %}
  {% for leftover in lakehouse.leftovers() if leftover.path not in needed %}
    {% do problems.append(lakehouse.finding('', 'WARN', ("the recovery log was damaged; what could be read of it stands in the new one, and the old one is "
        if '/recovery_log.' in leftover.path else leftover.was ~ " left ") ~ leftover.path ~ " ("
        ~ '{:,}'.format(leftover.bytes) ~ " bytes)", lakehouse.operation_command('clean_up', {'dry_run': false}))) %}
  {% endfor %}
  {% do problems.extend(lakehouse.check_recovery_log()) %}
  {% for unit in lakehouse.backup_units() if not unit.complete and not unit.foreign %}
    {% do problems.append(lakehouse.finding('', 'WARN', "set " ~ unit.id ~ " is not complete: " ~ unit.lacks,
        lakehouse.operation_command('backup_all'))) %}
  {% endfor %}
  {% for name in lakehouse.scratch_tables() %}
    {% do problems.append(lakehouse.finding('', 'WARN', "an interrupted drill left " ~ lakehouse.scratch_schema() ~ "." ~ name,
        lakehouse.operation_command('clean_up', {'dry_run': false}))) %}
  {% endfor %}
  {% for generation in lakehouse.unfinished_deployments() %}
    {% do problems.append(lakehouse.finding('', 'WARN', "generation " ~ generation.suffix ~ " of " ~ generation.tables | join(', ')
        ~ " is " ~ generation.step, generation.command_to_finish
        ~ (" (or undo: " ~ generation.command_to_undo ~ ")" if generation.command_to_undo else ""))) %}
  {% endfor %}
  {{ return(lakehouse.aspect('unfinished', "nothing was begun and left", problems)) }}
{% endmacro %}

{#-
  Folders of damaged tables that may hold rows which nothing else holds: {path: {table, detail, command}}. clean_up leaves
  them alone; when the table has every key of theirs, they are leftovers like others.
-#}
{% macro needed_leftovers() %}
  {% set found = {} %}
  {% for table in lakehouse.tables() %}
    {% for aside in lakehouse.quarantine_points(table) %}
      {% set lacking = lakehouse.count_missing_rows(table, aside) if table.key else none %}
      {% set path = lakehouse.folder_of(table, aside.set) %}
      {% if lacking is none and table.identifier != 'recovery_log' %}
        {% do found.update({path: {'table': table.name, 'detail': path ~ " was " ~ table.name ~ " before a restore over its damaged log; "
            ~ aside.label ~ " can be read (" ~ '{:,}'.format(aside.rows) ~ " rows), and nobody can tell whether they are all in " ~ table.name
            ~ ". Bring them beside it and look",
            'command': lakehouse.operation_command('restore_table', {'table': table.name, 'backup': aside.set, 'into': table.identifier ~ '_rescued'})}}) %}
      {% elif lacking %}
        {% do found.update({path: {'table': table.name, 'detail': path ~ " was " ~ table.name ~ " before a restore over its damaged log; "
            ~ aside.label ~ " can be read, and " ~ '{:,}'.format(lacking) ~ " of its " ~ '{:,}'.format(aside.rows) ~ " rows are missing in "
            ~ table.name, 'command': lakehouse.operation_command('restore_table', {'table': table.name, 'backup': aside.set})}}) %}
      {% endif %}
    {% endfor %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}
