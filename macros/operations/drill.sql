{#- Restore a set beside the live tables, compare, and clean up. -#}
{% macro drill(backup='latest', output='text') %}
    {% set started = holdfast.now() %}
    {% do holdfast.reject_unknown('drill', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% do holdfast.scratch_schema() %}  {# refuses a schema that is in use #}
    {% set unit = holdfast.good_set(backup) %}
    {% set set_id, contents, records, answers = unit.set_id, holdfast.tables_of_set(unit), [], [] %}
    {% for table in contents.tables %}
        {% do records.append(holdfast.find_backup(table, set_id, unit.records)) %}
    {% endfor %}
    {% for remark in contents.remarks if output == 'text' %} {% do print(remark.why) %} {% endfor %}
    {% set left = holdfast.drop_scratch() %} {% do holdfast.fail(left) if left %}
    {% set again = holdfast.operation_command('drill', {'backup': set_id}) %}
    {% do holdfast.log_verb('drill', 'started', {'from_point': 'backup ' ~ set_id, 'detail': again}) %}
    {% set pace, sizes = holdfast.pace_of_restores() if output == 'text' else {}, [] %}
    {% for record in records %} {% do sizes.append({'kind': 'backup', 'rows_after': record.rows}) %} {% endfor %}
    {% for table in contents.tables %}
        {% set record = records[loop.index0] %}
        {% do holdfast.print_progress(output, loop, table.name, started,
            holdfast.seconds_to_go(sizes[loop.index0:], pace)) %}
        {% set answer = holdfast.mark_drilled(holdfast.drill_table(table, record), table, record) %}
        {% do answers.append(answer) %}
        {% do holdfast.log_end('drill', 'failed' if answer.error else 'done',
            {'table_name': answer.table, 'from_point': 'backup ' ~ set_id, 'to_point': holdfast.scratch_schema(),
            'rows_after': answer.rows, 'content_hash': answer.hash, 'seconds': answer.seconds,
            'detail': answer.error}) %}
    {% endfor %}
    {% set left = holdfast.drop_scratch() %}
    {% set errors, seconds = answers | map(attribute='error') | select | list, holdfast.seconds_since(started) %}
    {% do holdfast.log_end('drill', 'failed' if errors else 'done',
        {'from_point': 'backup ' ~ set_id, 'seconds': seconds, 'detail': (errors | join('; ')) or left or again}) %}
    {% do holdfast.print_drill(set_id, answers, seconds, output, unit.lacks, left) %}
{% endmacro %}
