{#- Return what recovery verbs did to tables, by the recovery log, in order: a list of

      run, verb, table, who, state (done, failed, or started: it has no end)
      at, ended                   when it began and ended, as text in UTC; `ended` is `at` where it has no end
      point, rows_before, rows_after, hash, seconds
      command                     the command, where the log has it; run is dbt's id of it

    The entries of restore_all as a whole are left out: those of its tables say the same. -#}
{% macro recovery_entries() %}
    {% set query %}
    select run_id, logged_at, who, verb, table_name, state, from_point, rows_before, rows_after, content_hash, seconds,
      detail
    from recovery_log
    where
      table_name is not null
      and verb in ('freeze', 'thaw', 'restore_table', 'restore_all', 'undrop_table', 'blue_green_rollback')
    order by logged_at
    {% endset %}
    {% set begun, found = {}, [] %}
    {% for row in holdfast.read_log(query) %}
        {% set logged = holdfast.time_from(row.logged_at) %}
        {% set took = modules.datetime.timedelta(seconds=(row.seconds or 0) | float) %}
        {#- Rows of several tables are a sum, which says nothing about one of them. -#}
        {% set names = row.table_name.split(', ') %} {% set alone = names | length == 1 %}
        {% set entry = {'run': row.run_id, 'verb': row.verb, 'who': row.who,
            'state': row.state, 'at': holdfast.time_text(logged - took), 'ended': holdfast.time_text(logged),
            'point': row.from_point, 'hash': row.content_hash,
            'rows_before': holdfast.integer_or_none(row.rows_before) if alone else none,
            'rows_after': holdfast.integer_or_none(row.rows_after) if alone else none,
            'seconds': took.total_seconds() if row.seconds else none,
            'command': row.detail if (row.detail or '').startswith('dbt ') else none} %}
        {% for name in names %}
            {% set key, own = [row.run_id, row.verb, name] | join('|'), dict(entry, table=name) %}
            {% if key in begun and row.state != 'started' %} {% do begun.pop(key).update(own) %}
            {% else %} {% do found.append(own) %} {% do begun.update({key: own}) if row.state == 'started' %}
            {% endif %}
        {% endfor %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
