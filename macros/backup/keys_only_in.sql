{#- The keys of a copy that none of the holders has: {table, number, example}, or none where there are no such keys.
    `number` is none where the copy cannot be read or compared.

    holders   see holders_of_keys(); a copy is read whole before it counts as one -#}
{% macro keys_only_in(table, record, holders) %}
    {% set copy = holdfast.copy_reader(table, record) %}
    {% set found = holdfast.try_query(holdfast.lost_keys_sql(table, copy, holders.sure)) %}
    {% if not found.error and found.rows[0].n | int and holders.maybe %}
        {% for other in holders.maybe if not holdfast.unsound_copy(table, other) %}
            {% do holders.sure.append(holdfast.copy_reader(table, other)) %}
        {% endfor %}
        {% do holders.maybe.clear() %}
        {% set found = holdfast.try_query(holdfast.lost_keys_sql(table, copy, holders.sure)) %}
    {% endif %}
    {% if found.error %} {{ return({'table': table.name, 'number': none, 'example': none}) }}
    {% elif found.rows[0].n | int %}
        {{ return({'table': table.name, 'number': found.rows[0].n | int, 'example': found.rows[0].example}) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}

{#- Where the keys of a table are besides in the units that go: {sure: the FROM clause that reads the table now,
    if it can be read; maybe: the copies that stay}.

    going     ids of units
    damaged   ids of copies
    Besides, for columns_only_in(): `columns` of the table now, and all `copies` that stay. -#}
{% macro holders_of_keys(table, records, going, damaged) %}
    {% set sure, maybe, live = [], [], holdfast.reader(table) %}
    {% do sure.append(live) if holdfast.exists(table) and not holdfast.unreadable_keys(table, live) %}
    {% for record in holdfast.backups_of(table, records | selectattr('complete') | list)
        if record.set_id not in going and record.id not in damaged %}
        {% do maybe.append(record) %}
    {% endfor %}
    {{ return({'sure': sure, 'maybe': maybe, 'copies': maybe | list,
        'columns': holdfast.columns_of(live) if sure else []}) }}
{% endmacro %}

{% macro copy_reader(table, record) %} {{ return(holdfast.reader(table, dict(record, kind='backup'))) }} {% endmacro %}

{#- What is wrong with a copy, by reading it whole unless that was done in this run; none for a sound one. -#}
{% macro unsound_copy(table, record) %}
    {% if record.get('read_whole') %} {{ return(none) }}
    {% elif record.complete %} {{ return(holdfast.read_copy(table, record).problem) }}
    {% endif %}
    {{ return(holdfast.unreadable_keys(table, holdfast.copy_reader(table, record))) }}
{% endmacro %}

{% macro unreadable_keys(table, reader) %}
    {{ return(holdfast.try_query(holdfast.count_readable_rows_sql(table, reader, table.key or [])).error) }}
{% endmacro %}
