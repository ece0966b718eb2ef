{#- Take a backup of these tables as one set: {set, records (the manifests), failures ({table, problem})}. What is wrong
    with one table does not stop the others. The set is incomplete where tables are missing, or fail. The recovery log
    gets one entry before it and all others after it, in one commit each. -#}
{% macro take_set(tables, missing, reason, output) %}
    {% set started, known, records, failures = holdfast.now(), {'backups': holdfast.backups()}, [], [] %}
    {% set set_id = holdfast.free_set_id('set', known.backups) %}
    {% set command = holdfast.operation_command('backup_all', {'reason': reason}) %}
    {% set entry = {'to_point': set_id, 'detail': command} %}
    {% do holdfast.log_verb('backup_all', 'started', entry) %}
    {% set sizes = holdfast.sizes_for_progress(tables, output, known.backups) %}
    {% do known.update({'memory': holdfast.loss_memory(), 'journal': []}) %}
    {% for table in tables %}
        {% set to_go = holdfast.seconds_to_go(sizes.rows[loop.index0:], sizes.pace) %}
        {% do holdfast.print_progress(output, loop, table.name, started, to_go) %}
        {% set taken = holdfast.try_backup(table, set_id, tables + missing, reason, 'backup_all', command,
            known=known) %}
        {% do records.append(taken.record) if taken.record
            else failures.append({'table': table.name, 'problem': taken.problem}) %}
    {% endfor %}
    {% set state = 'failed' if missing or failures else 'done' %}
    {% do known.journal.append(holdfast.log_row('backup_all', state, dict(entry,
        seconds=holdfast.seconds_since(started)))) %}
    {% do holdfast.log_ends(known.journal) %}
    {{ return({'set': set_id, 'records': records, 'failures': failures}) }}
{% endmacro %}

{#- What went wrong with the tables of a set, as sentences: one of all those for which the disk had no room. -#}
{% macro problems_of_set(failures) %}
    {% set sentences, without_room = [], {} %}
    {% for failure in failures %}
        {% set full = holdfast.full_disk(failure.problem) %}
        {% do without_room.setdefault(full, []).append(failure.table) if full else sentences.append(failure.problem) %}
    {% endfor %}
    {% for full, names in without_room.items() %}
        {% do sentences.append("Not backed up: " ~ names | join(', ') ~ ". " ~ full ~ " Then back up again.") %}
    {% endfor %}
    {{ return(sentences) }}
{% endmacro %}

{#- What there is of a set in which tables failed, as a sentence; '' where all that is there was copied. -#}
{% macro rest_of_set(taken) %}
    {% if not taken or not taken.failures %} {{ return('') }} {% endif %}
    {% set verified = taken.records | map(attribute='table') | list %}
    {{ return(" So the set " ~ taken.set ~ " is not complete: it lacks "
        ~ taken.failures | map(attribute='table') | join(', ') ~ ", and holds "
        ~ (verified | join(', ') ~ ", verified." if verified else "no table.")) }}
{% endmacro %}

{#- Return what backups of these tables should take: {rows (of the newest backup of each, as seconds_to_go() takes
    them), pace}. Asked only where progress is printed. -#}
{% macro sizes_for_progress(tables, output, all_backups) %}
    {% set found, pace = [], holdfast.pace_of_backups() if output != 'json' else {} %}
    {% set backups = all_backups if pace else [] %}
    {% for table in tables %}
        {% set newest = holdfast.backups_of(table, backups) | selectattr('complete') | first | default(none) %}
        {% do found.append({'kind': 'backup', 'rows_after': newest.rows if newest else none}) %}
    {% endfor %}
    {{ return({'rows': found, 'pace': pace}) }}
{% endmacro %}
