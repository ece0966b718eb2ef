{#- Read a backup again, all of it, and compare it with what its manifest recorded; without a table each copy of a set.
    Its copy in the second place is read, too, and compared with the checksums.
    What is found goes into the manifest: a damaged backup is not a good one for any verb, until a later
    read finds it as recorded. -#}
{% macro verify_backup(table=none, backup='latest', output='text') %}
    {% do lakehouse.reject_unknown('verify_backup', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% if table is none %}
        {% do lakehouse.print_verified_set(lakehouse.verify_set(backup, output), output) %} {{ return(none) }}
    {% endif %}
    {% set started = lakehouse.now() %}
    {% set table = lakehouse.find_table(table) %}
    {% set record = lakehouse.find_backup(table, backup) %}
    {% set found = lakehouse.verify_copy(table, record) %}
    {% set elsewhere = none if found.unfetched else lakehouse.verify_elsewhere(record) %}
    {% do lakehouse.log_verb('verify_backup', 'failed' if found.problem or elsewhere else 'done',
        {'table_name': table.name, 'from_point': record.id, 'rows_after': found.rows, 'content_hash': found.hash,
        'seconds': lakehouse.seconds_since(started), 'detail': found.problem or elsewhere}) %}
    {% if found.problem %}
        {% do lakehouse.fail("Backup " ~ record.id ~ " is not what was recorded: " ~ found.problem
            ~ ("; " ~ found.unmarked if found.unmarked else ", and counts as damaged from now on")
            ~ ("; its copy in the second place is as recorded, and a restore takes that one"
            if record.get('elsewhere') and not elsewhere and not found.unfetched else "")
            ~ "; take a new one: dbt run-operation backup_table --args '{table: " ~ table.name ~ "}'.") %}
    {% elif elsewhere %} {% do lakehouse.fail(elsewhere) %}
    {% elif output == 'json' %}
        {% do print(tojson({'id': record.id, 'rows': found.rows, 'content_hash': found.hash, 'verified': true,
            'faults': found.faults,
            'unmarked': found.unmarked})) %}
    {% else %}
        {% do print("Good: " ~ record.id ~ " holds " ~ '{:,}'.format(found.rows) ~ " rows, hash " ~ found.hash
            ~ ", as recorded" ~ ("; not sound: in it " ~ found.faults if found.faults else "")
            ~ ("; but " ~ found.unmarked if found.unmarked else "") ~ ".") %}
    {% endif %}
{% endmacro %}
