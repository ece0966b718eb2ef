{#- The recovery paths that are not points of the table itself: dropped tables that can be undropped, and sibling
    tables. Returns a list of {point, when, gives_back, seconds, command}. -#}
{% macro undrop_paths(table) %}
    {% set paths = [] %}
    {% for point in holdfast.dropped_tables(table) %}
        {% do paths.append({'point': point.label, 'when': point.when, 'seconds': none,
            'command': holdfast.operation_command('undrop_table', {'table': table.name, 'dropped': point.id}),
            'gives_back': "all it had, with its history; it can be undropped until its recovery period ends, and read "
            ~ "then"}) %}
    {% endfor %}
    {% for sibling in holdfast.sibling_tables(table) %}
        {% set name = holdfast.table_at(table.database, table.schema, sibling.name).sql %}
        {% set counted = holdfast.try_query("select count(*) as n from " ~ name) %}
        {% do paths.append({'point': 'table ' ~ sibling.name, 'when': none, 'seconds': none,
            'command': holdfast.operation_command('undrop_table', {'table': table.name, 'standing': sibling.name}),
            'gives_back': "it cannot be read: " ~ counted.error if counted.error
            else '{:,}'.format(counted.rows[0].n | int) ~ " rows"}) %}
    {% endfor %}
    {{ return(paths) }}
{% endmacro %}
