{#- List every backup. -#}
{% macro list_backups(table=none, output='text') %}
    {% do holdfast.reject_unknown('list_backups', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set found, tables = holdfast.backups(), holdfast.protected_tables() %}
    {% if table is not none %}
        {% set tables = [holdfast.find_table(table)] %}
        {% set found = holdfast.backups_by_name(tables[0], found) + holdfast.unrecorded_backups(tables[0], found) %}
    {% endif %}
    {% set second = holdfast.second_place() %}
    {% for record in found %}
        {% for added in ['set_id', 'good', 'place'] %} {% do record.pop(added) %} {% endfor %}
        {% do record.update({'place': holdfast.place_text(record, second)}) if second %}
        {% for added in ['here', 'elsewhere'] %} {% do record.pop(added, none) %} {% endfor %}
    {% endfor %}
    {% set unreached = holdfast.second_place_problem() if second and output == 'text' else none %}
    {% if output == 'json' %} {% do print(tojson(found)) %}
    {% elif not found %} {% do print("No backup exists; take one: dbt run-operation backup_all") %}
    {% else %}
        {% for record in found %} {% do record.update({'state': holdfast.state_of_backup(record)}) %}
        {% endfor %}
        {% set columns = ['id', 'taken_at', 'version', 'rows', 'content_hash', 'verified_at', 'reason']
            + (['place'] if second else []) + ['state'] %}
        {% do holdfast.print_table(found, columns) %}
        {% do holdfast.print_notes_on_backups(tables) %}
    {% endif %}
    {% do print("Not listed: what is in the second place. " ~ unreached ~ ". " ~ holdfast.check_place_text())
        if unreached %}
{% endmacro %}
