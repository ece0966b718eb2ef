{#- Try the restore before it is needed: a set is restored beside the live tables, read, hashed, compared with its
    manifests, timed and cleaned away. The live tables are not touched. The exit code is 0 only if every table of
    the set came back as it was recorded. What was found goes into the manifests: see verify_backup. The restored
    tables lie in the schema <schema>_drill while it runs. What a killed drill leaves there is cleaned away by the
    next one, or by clean_up. Its times are what recovery_plan estimates with. -#}
{% macro drill(backup='latest', output='text') %}
    {% set started = lakehouse.now() %}
    {% do lakehouse.reject_unknown('drill', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set set_id = lakehouse.good_set(backup) %}
    {% set contents, records, answers = lakehouse.tables_of_set(set_id), [], [] %}
    {% for table in contents.tables %} {% do records.append(lakehouse.find_backup(table, set_id)) %} {% endfor %}
    {% for remark in contents.remarks if output == 'text' %} {% do print(remark.why) %} {% endfor %}
    {% do lakehouse.drop_scratch() %}
    {% set again = lakehouse.operation_command('drill', {'backup': set_id}) %}
    {% do lakehouse.log_verb('drill', 'started', {'from_point': 'backup ' ~ set_id, 'detail': again}) %}
    {% set pace, sizes = lakehouse.pace_of_restores() if output == 'text' else {}, [] %}
    {% for record in records %} {% do sizes.append({'kind': 'backup', 'rows_after': record.rows}) %} {% endfor %}
    {% for table in contents.tables %}
        {% set record = records[loop.index0] %}
        {% do lakehouse.print_progress(output, loop, table.name, started,
            lakehouse.seconds_to_go(sizes[loop.index0:], pace)) %}
        {% set answer = lakehouse.mark_drilled(lakehouse.drill_table(table, record), table, record) %}
        {% do answers.append(answer) %}
        {% do lakehouse.log_verb('drill', 'failed' if answer.error else 'done',
            {'table_name': answer.table, 'from_point': 'backup ' ~ set_id, 'to_point': lakehouse.scratch_schema(),
            'rows_after': answer.rows, 'content_hash': answer.hash, 'seconds': answer.seconds,
            'detail': answer.error}) %}
    {% endfor %}
    {% do lakehouse.drop_scratch() %}
    {% set errors, seconds = answers | map(attribute='error') | select | list, lakehouse.seconds_since(started) %}
    {% do lakehouse.log_verb('drill', 'failed' if errors else 'done',
        {'from_point': 'backup ' ~ set_id, 'seconds': seconds, 'detail': errors | join('; ') if errors else again}) %}
    {% do lakehouse.print_drill(set_id, answers, seconds, output, lakehouse.lacks_of_set(set_id)) %}
{% endmacro %}
