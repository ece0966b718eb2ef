{#- Every backup: set, table, when, version, rows, hash, reason, when last read whole, and whether it is suspect,
    damaged (as far as a full read has found it), from the future, or without a sound manifest. -#}
{% macro list_backups(table=none, output='text') %}
    {% do lakehouse.reject_unknown('list_backups', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set found, tables = lakehouse.backups(), lakehouse.protected_tables() %}
    {% if table is not none %}
        {% set tables = [lakehouse.find_table(table)] %}
        {% set found = lakehouse.backups_by_name(tables[0], found) + lakehouse.unrecorded_backups(tables[0], found) %}
    {% endif %}
    {% for record in found %}
        {% for added in ['set_id', 'good', 'place'] %} {% do record.pop(added) %} {% endfor %}
    {% endfor %}
    {% if output == 'json' %} {% do print(tojson(found)) %}
    {% elif not found %} {% do print("No backup exists; take one: dbt run-operation backup_all") %}
    {% else %}
        {% for record in found %} {% do record.update({'state': lakehouse.state_of_backup(record)}) %}
        {% endfor %}
        {% set columns = ['id', 'taken_at', 'version', 'rows', 'content_hash', 'verified_at', 'reason', 'state'] %}
        {% do lakehouse.print_table(found, columns) %}
        {% do lakehouse.print_notes_on_backups(tables) %}
    {% endif %}
{% endmacro %}
