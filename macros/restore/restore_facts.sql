{#- What a restore finds when it looks at the table and the point. Returns {refusal} when it cannot be done, or:

      exists         does the table exist now?
      columns        see match_columns(): the columns afterwards; none in printed SQL
      counts         see compare_keys(), and newest_now, newest_then; none in printed SQL
      faults         how the periods of the point contradict each other, or none; see period_faults()
      undo_version   the version to go back to, where the table has versions
      kept           how long that version stays open: see kept_history(); none in printed SQL
      has_schema     is the schema of the table there? It is not asked where the table exists; false in printed SQL
      by_rows        true: the point cannot be cloned, because its table is a view or the like, so its rows are copied
      unread         why the engine cannot read the table as it is now, or none; then it can only be replaced
      damage         see damage(): then the table is read without its damaged files
      gone_back      true: newer commits of the table are lost, see gone_back()
-#}
{% macro restore_facts(request) %}
    {% set table, source, point = request.table, request.source, request.point %}
    {% set refusal = holdfast.refusal_of_transient(table) %}
    {% set exists = holdfast.exists(table) if not refusal %}
    {% set refusal = refusal or (holdfast.refusal_of_non_table(request) if exists else none)
        or holdfast.refusal_of_row_security(table, source, point, exists)
        or holdfast.refusal_of_damage(source, point) %}
    {% if refusal %} {{ return({'refusal': refusal}) }} {% endif %}
    {% set damage = holdfast.damage(table) if exists else none %}
    {% set here = holdfast.sound_side(table, exists, damage) %}
    {% set there = holdfast.reader(source, point) %}
    {% set refusal = holdfast.refusal_of_unopened(request, here, there) %}
    {% if refusal %} {{ return({'refusal': refusal}) }} {% endif %}
    {% set merges = exists and request.mode == 'merge' %}
    {% set unopened = holdfast.unopened(here) if exists and not merges else none %}
    {% set here, then = none if unopened else here, holdfast.columns_of(there) %}
    {% set columns = holdfast.match_columns(holdfast.columns_of(here) if here else then, then) %}
    {% set refusal = holdfast.refusal_of_types(source, columns) if merges else none %}
    {% set compared = dict(request, source=holdfast.source_to_compare(request, columns, here, there)) %}
    {% set counts = {} if refusal else holdfast.compare_sides(compared, here, there) %}
    {% set unread = unopened or (holdfast.unreadable_keys(source, here) if counts.refusal and here and not merges
        else none) %}
    {% set counts = holdfast.compare_sides(compared, none, there) if unread and not unopened else counts %}
    {% if refusal or counts.refusal %} {{ return({'refusal': refusal or counts.refusal}) }} {% endif %}
    {% do counts.update({'rows_now': holdfast.state_of(table).rows, 'only_now': none, 'only_then': none}) if unread %}
    {% set beside = table.sql != source.sql and point.kind == 'version' %}
    {% set undo_version = holdfast.current_version(table) if exists else none %}
    {{ return({'exists': exists, 'unread': unread, 'columns': columns,
        'gone_back': exists and holdfast.has_gone_back(table, request.memory),
        'faults': holdfast.period_faults(source, there), 'counts': counts, 'damage': damage,
        'undo_version': undo_version + 1 if damage else undo_version, 'kept': holdfast.kept_history(table)
        if exists else none, 'has_schema': exists or holdfast.schema_exists(table, table.schema), 'by_rows': beside
        and holdfast.non_table_type(source) is not none}) }}
{% endmacro %}
