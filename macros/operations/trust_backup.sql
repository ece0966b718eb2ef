{#- Say that a backup is right although rows are missing in it: they went on purpose. It is read again first, and
    then counts as a good one; the backups after it are compared with it, and doctor misses no more what was there
    before it. -#}
{% macro trust_backup(backup=none, output='text') %}
    {% do lakehouse.reject_unknown('trust_backup', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set records = lakehouse.find_backups(backup) %}
    {% for record in records %}
        {% set table = lakehouse.table_at(target.database, record.schema, record.identifier) %}
        {% set found = lakehouse.verify_copy(table, record) %}
        {% if found.problem %}
            {% do lakehouse.fail("Backup " ~ record.id ~ " is not what was recorded (" ~ found.problem
                ~ "), so it is not to be trusted" ~ ("; " ~ found.unmarked if found.unmarked else "")
                ~ "; take a new one: dbt run-operation backup_all") %}
        {% endif %}
    {% endfor %}
    {% for record in records %}
        {% do lakehouse.log_verb('trust_backup', 'started',
            {'table_name': record.table, 'from_point': record.id,
            'detail': lakehouse.operation_command('trust_backup', {'backup': record.id})}) %}
        {% do lakehouse.annotate_backup(record, {'suspect': none,
            'trusted_at': lakehouse.time_text(lakehouse.now())}) %}
        {% do lakehouse.log_verb('trust_backup', 'done', {'table_name': record.table, 'from_point': record.id,
            'rows_after': record.rows, 'content_hash': record.content_hash, 'detail': record.suspect}) %}
    {% endfor %}
    {% set ids = records | map(attribute='id') | list %}
    {% if output == 'json' %} {% do print(tojson({'backups': ids, 'suspect': none})) %}
    {% else %} {% do print(ids | join(', ') ~ ": read again, as recorded, and no longer suspect.") %}
    {% endif %}
{% endmacro %}
