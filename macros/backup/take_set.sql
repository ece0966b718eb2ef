{#- Take a backup of these tables as one set: the manifests. The set is incomplete where tables are missing. -#}
{% macro take_set(tables, missing, reason, output) %}
    {% set started, records, set_id = lakehouse.now(), [], lakehouse.free_set_id('set') %}
    {% set command = lakehouse.operation_command('backup_all', {'reason': reason}) %}
    {% set entry = {'to_point': set_id, 'detail': command} %}
    {% do lakehouse.log_verb('backup_all', 'started', entry) %}
    {% set sizes = lakehouse.sizes_for_progress(tables, output) %}
    {% for table in tables %}
        {% set to_go = lakehouse.seconds_to_go(sizes.rows[loop.index0:], sizes.pace) %}
        {% do lakehouse.print_progress(output, loop, table.name, started, to_go) %}
        {% do records.append(lakehouse.take_backup(table, set_id, tables + missing, reason, 'backup_all', command)) %}
    {% endfor %}
    {% set state = 'failed' if missing else 'done' %}
    {% do lakehouse.log_verb('backup_all', state, dict(entry, seconds=lakehouse.seconds_since(started))) %}
    {{ return(records) }}
{% endmacro %}

{#- Return what backups of these tables should take: {rows (of the newest backup of each, as seconds_to_go() takes
    them), pace}. Asked only where progress is printed. -#}
{% macro sizes_for_progress(tables, output) %}
    {% set found, pace = [], lakehouse.pace_of_backups() if output != 'json' else none %}
    {% set backups = lakehouse.backups() if pace else [] %}
    {% for table in tables %}
        {% set newest = lakehouse.backups_of(table, backups) | selectattr('complete') | first | default(none) %}
        {% do found.append({'kind': 'backup', 'rows_after': newest.rows if newest else none}) %}
    {% endfor %}
    {{ return({'rows': found, 'pace': {'backup': pace} if pace else {}}) }}
{% endmacro %}
