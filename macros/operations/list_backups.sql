{#- Every backup: set, table, when, version, rows, hash, reason, when last read whole, and whether it is suspect,
    damaged (as far as a full read has found it), from the future, or without a sound manifest. With a second place,
    also where it is. -#}
{% macro list_backups(table=none, output='text') %}
    {% do lakehouse.reject_unknown('list_backups', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set found, tables = lakehouse.backups(), lakehouse.protected_tables() %}
    {% if table is not none %}
        {% set tables = [lakehouse.find_table(table)] %}
        {% set found = lakehouse.backups_by_name(tables[0], found) + lakehouse.unrecorded_backups(tables[0], found) %}
    {% endif %}
    {% set second = lakehouse.second_place() %}
    {% for record in found %}
        {% for added in ['set_id', 'good', 'place'] %} {% do record.pop(added) %} {% endfor %}
        {% do record.update({'place': lakehouse.place_text(record, second)}) if second %}
        {% for added in ['here', 'elsewhere'] %} {% do record.pop(added, none) %} {% endfor %}
    {% endfor %}
    {% set unreached = lakehouse.second_place_problem() if second and output == 'text' else none %}
    {% if output == 'json' %} {% do print(tojson(found)) %}
    {% elif not found %} {% do print("No backup exists; take one: dbt run-operation backup_all") %}
    {% else %}
        {% for record in found %} {% do record.update({'state': lakehouse.state_of_backup(record)}) %}
        {% endfor %}
        {% set columns = ['id', 'taken_at', 'version', 'rows', 'content_hash', 'verified_at', 'reason']
            + (['place'] if second else []) + ['state'] %}
        {% do lakehouse.print_table(found, columns) %}
        {% do lakehouse.print_notes_on_backups(tables) %}
    {% endif %}
    {% do print("Not listed: what is in the second place. " ~ unreached ~ ". " ~ lakehouse.check_place_text())
        if unreached %}
{% endmacro %}
