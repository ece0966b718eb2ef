{#- Take a backup of these tables as one set: the manifests. The set is incomplete where tables are missing. -#}
{% macro take_set(tables, missing, reason) %}
    {% set started, records, set_id = lakehouse.now(), [], lakehouse.free_set_id('set') %}
    {% set command = lakehouse.operation_command('backup_all', {'reason': reason}) %}
    {% set entry = {'to_point': set_id, 'detail': command} %}
    {% do lakehouse.log_verb('backup_all', 'started', entry) %}
    {% for table in tables %}
        {% do records.append(lakehouse.take_backup(table, set_id, tables + missing, reason, 'backup_all', command)) %}
    {% endfor %}
    {% set state = 'failed' if missing else 'done' %}
    {% do lakehouse.log_verb('backup_all', state, dict(entry, seconds=lakehouse.seconds_since(started))) %}
    {{ return(records) }}
{% endmacro %}
