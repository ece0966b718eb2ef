{#- List every backup. -#}
{% macro list_backups(table=none, output='text') %}
    {% do holdfast.reject_unknown('list_backups', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set all_backups, tables = holdfast.backups(), holdfast.protected_tables() %}
    {% set found = all_backups %}
    {% if table is not none %}
        {% set tables = [holdfast.find_table(table)] %}
        {% set found = holdfast.backups_by_name(tables[0], all_backups)
            + holdfast.unrecorded_backups(tables[0], all_backups) %}
    {% endif %}
    {% do holdfast.refuse_hidden_backups(tables) if not found %}
    {% set second, listed = holdfast.second_place(), [] %}
    {% for record in found %}
        {% set shown = {'bytes': record.bytes, 'complete': record.complete, 'future': record.future} %}
        {% do shown.update({'place': holdfast.place_text(record, second)}) if second %}
        {% do listed.append(holdfast.manifest_with(record, shown)) %}
    {% endfor %}
    {% set unreached = holdfast.second_place_problem() if second and output == 'text' else none %}
    {% if output == 'json' %} {% do print(tojson(listed)) %}
    {% elif not found %} {% do print(holdfast.first_backup_text(tables[0] if table is not none else none)) %}
    {% else %}
        {% for record in listed %} {% do record.update({'state': holdfast.state_of_backup(record)}) %}
        {% endfor %}
        {% set columns = ['id', 'taken_at', 'version', 'rows', 'content_hash', 'verified_at', 'reason']
            + (['place'] if second else []) + ['state'] %}
        {% do holdfast.print_table(listed, columns) %}
        {% do holdfast.print_notes_on_backups(tables, all_backups) %}
    {% endif %}
    {% do print("Not listed: what is in the second place. " ~ unreached ~ ". " ~ holdfast.check_place_text())
        if unreached %}
{% endmacro %}
