{#- Return the newest 50 drills by the recovery log, newest first: a list of

      at, who, backup         when it began (text, UTC), and the set that was restored
      state                   done, failed, or started: it was killed
      seconds, detail         of the whole; why it failed
      tables                  {table, state, rows, seconds, detail} -#}
{% macro drills() %}
    {% set query %}
    select run_id, logged_at, who, table_name, state, from_point, rows_after, seconds, detail
    from recovery_log
    where verb = 'drill'
    order by logged_at
    {% endset %}
    {% set by_run = {} %}
    {% for row in holdfast.read_log(query) %}
        {% set drill = by_run.setdefault(row.run_id, {'at': holdfast.time_text(holdfast.time_from(row.logged_at)),
            'who': row.who, 'backup': (row.from_point or '').split(' ')[-1], 'state': 'started', 'seconds': none,
            'detail': none, 'tables': []}) %}
        {% set result = {'state': row.state, 'seconds': row.seconds | float if row.seconds else none,
            'detail': row.detail if row.state == 'failed' else none} %}
        {% if row.table_name %}
            {% do drill.tables.append(dict(result, table=row.table_name,
                rows=holdfast.integer_or_none(row.rows_after))) %}
        {% elif row.state != 'started' %} {% do drill.update(result) %}
        {% endif %}
    {% endfor %}
    {{ return((by_run.values() | list | reverse | list)[:50]) }}
{% endmacro %}
