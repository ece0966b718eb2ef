{#- The point that the arguments of a restore name, without a look at any table: {kind, id, label, find_sql}. `find_sql`
    is a statement to run first, or none. -#}
{% macro printed_point(table, given, asked) %}
    {% set instead = " (auto: true looks at the tables, which emit_sql does not)" if given.get('auto') else "" %}
    {% set named = {'version': given.get('version'), 'timestamp': given.get('timestamp'),
        'backup': given.get('backup')} %}
    {% set argument = lakehouse.require_one_point(table, instead=instead, **named) %}
    {% if given.get('auto') %} {% do lakehouse.reject_auto_with('merge', [given[argument]]) %}
    {% elif argument == 'backup' %}
        {% set id = lakehouse.printed_backup_id(table, given.backup, asked) %}
        {{ return({'kind': 'backup', 'id': id, 'label': 'backup ' ~ id, 'find_sql': none}) }}
    {% elif not lakehouse.has_history(table) %}
        {% do lakehouse.fail(table.name ~ " has no history of its own there; say backup: SET.") %}
    {% elif argument == 'version' %}
        {% set version = lakehouse.integer('version', given.version) %}
        {{ return({'kind': 'version', 'id': version, 'label': 'version ' ~ version, 'find_sql': none}) }}
    {% endif %}
    {% set moment = lakehouse.timestamp('timestamp', given.timestamp) %}
    {% if moment > lakehouse.now() %}
        {% do lakehouse.fail("timestamp: " ~ lakehouse.time_text(moment)
            ~ " UTC has not come yet; write one that has.") %}
    {% endif %}
    {{ return(lakehouse.point_at_timestamp(table, lakehouse.time_text(moment))) }}
{% endmacro %}
