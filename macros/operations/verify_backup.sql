{#- Read a backup again, or each copy of a set, and compare it with its manifest. -#}
{% macro verify_backup(table=none, backup='latest', output='text') %}
    {% do holdfast.reject_unknown('verify_backup', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% if table is none %}
        {% do holdfast.print_verified_set(holdfast.verify_set(backup, output), output) %} {{ return(none) }}
    {% endif %}
    {% set table = holdfast.find_table(table) %}
    {% set record = holdfast.find_backup(table, backup) %}
    {% set journal = [] %}
    {% set found = holdfast.verify_both(table, record, table.name, journal) %}
    {% do holdfast.log_ends(journal) %}
    {% do print(tojson({'id': record.id, 'rows': found.rows, 'content_hash': found.hash,
        'verified': not (found.problem or found.elsewhere), 'problem': found.problem, 'elsewhere': found.elsewhere,
        'faults': found.faults, 'unmarked': found.unmarked})) if output == 'json' %}
    {% if found.problem %}
        {% do holdfast.fail("Backup " ~ record.id ~ " is not what was recorded: " ~ found.problem
            ~ ("; " ~ found.unmarked if found.unmarked else ", and counts as damaged from now on")
            ~ ("; its copy in the second place is as recorded, and a restore takes that one"
            if record.get('elsewhere') and not found.elsewhere and not found.unfetched else "")
            ~ "; take a new one: " ~ holdfast.operation_command('backup_table', {'table': table.name}) ~ ".") %}
    {% elif found.elsewhere %} {% do holdfast.fail(found.elsewhere) %}
    {% elif output == 'text' %}
        {% do print("Good: " ~ record.id ~ " holds " ~ '{:,}'.format(found.rows) ~ " rows, hash " ~ found.hash
            ~ ", as recorded" ~ ("; not sound: in it " ~ found.faults if found.faults else "")
            ~ ("; but " ~ found.unmarked if found.unmarked else "") ~ ".") %}
    {% endif %}
{% endmacro %}
