{#- The point that the arguments of a restore name, without a look at any table: {kind, id, label, find_sql}. `find_sql`
    is a statement to run first, or none. -#}
{% macro printed_point(table, given, asked, verb="restore_table") %}
    {% set instead = " (auto: true looks at the tables, which emit_sql does not)" if given.get('auto') else "" %}
    {% set named = {'version': given.get('version')} if verb == "restore_table" else {} %}
    {% do named.update({'timestamp': given.get('timestamp'), 'backup': given.get('backup')}) %}
    {% set argument = holdfast.require_one_point(table, named, instead, verb) %}
    {% if given.get('auto') %} {% do holdfast.reject_auto_with('merge', [given[argument]]) %}
    {% elif argument == 'backup' %}
        {% set id = holdfast.printed_backup_id(table, given.backup, asked) %}
        {{ return({'kind': 'backup', 'id': id, 'label': 'backup ' ~ id, 'find_sql': none}) }}
    {% elif not holdfast.has_history(table) %}
        {% do holdfast.fail(table.name ~ " has no history of its own there; say backup: SET.") %}
    {% elif argument == 'version' %}
        {% set version = holdfast.integer('version', given.version) %}
        {{ return({'kind': 'version', 'id': version, 'label': 'version ' ~ version, 'find_sql': none}) }}
    {% endif %}
    {% set moment = holdfast.timestamp('timestamp', given.timestamp) %}
    {% do holdfast.fail("timestamp: " ~ holdfast.time_text(moment) ~ " UTC has not come yet; write one that has.")
        if moment > holdfast.now() %}
    {{ return(holdfast.point_at_timestamp(table, holdfast.time_text(moment))) }}
{% endmacro %}
