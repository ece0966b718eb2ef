{#- Accept a suspect backup, after reading it again. -#}
{% macro trust_backup(backup=none, output='text') %}
    {% do holdfast.reject_unknown('trust_backup', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set records = holdfast.find_backups(backup) %}
    {% for record in records %}
        {% set table = holdfast.copied_table(record) %}
        {% set found = holdfast.verify_copy(table, record) %}
        {% if found.problem %}
            {% do holdfast.fail("Backup " ~ record.id ~ " is not what was recorded (" ~ found.problem
                ~ "), so it is not to be trusted" ~ ("; " ~ found.unmarked if found.unmarked else "")
                ~ "; take a new one: dbt run-operation backup_all") %}
        {% endif %}
    {% endfor %}
    {% for record in records %}
        {% do holdfast.log_verb('trust_backup', 'started',
            {'table_name': record.table, 'from_point': record.id,
            'detail': holdfast.operation_command('trust_backup', {'backup': record.id})}) %}
        {% do holdfast.annotate_backup(record, {'suspect': none,
            'trusted_at': holdfast.time_text(holdfast.now())}) %}
        {% do holdfast.log_end('trust_backup', 'done', {'table_name': record.table, 'from_point': record.id,
            'rows_after': record.rows, 'content_hash': record.content_hash, 'detail': record.suspect}) %}
    {% endfor %}
    {% set ids = records | map(attribute='id') | list %}
    {% do print(tojson({'backups': ids, 'suspect': none})) if output == 'json'
        else print(ids | join(', ') ~ ": read again, as recorded, and no longer suspect.") %}
{% endmacro %}
