{#- Every backup: set, table, when, version, rows, hash, reason, when verified, and whether it is suspect, damaged
    (as far as a full read has found it) or unfinished. -#}
{% macro list_backups(table=none, output='text') %}
    {% do lakehouse.reject_unknown('list_backups', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set found = lakehouse.backups() %}
    {% if table is not none %}
        {% set found = lakehouse.backups_by_name(lakehouse.find_table(table), found) %}
    {% endif %}
    {% for record in found %} {% do record.pop('set_id') %} {% do record.pop('good') %} {% endfor %}
    {% if output == 'json' %} {% do print(tojson(found)) %}
    {% elif not found %} {% do print("No backup exists; take one: dbt run-operation backup_all") %}
    {% else %}
        {% for record in found %}
            {% do record.update({'state': 'unfinished' if not record.complete
                else ('damaged, ' ~ record.damaged if record.get('damaged') else (record.suspect or 'good'))}) %}
        {% endfor %}
        {% set columns = ['id', 'taken_at', 'version', 'rows', 'content_hash', 'verified_at', 'reason', 'state'] %}
        {% do lakehouse.print_table(found, columns) %}
    {% endif %}
{% endmacro %}
