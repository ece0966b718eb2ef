{#- Report what a backup of these tables would copy, for its dry run: of each the version, the rows (counted by reading
    the key, so that a table whose files are gone is found out), and the bytes of its data files where the engine tells
    them. -#}
{% macro print_backup_preview(tables, output) %}
    {% set found = [] %}
    {% for table in tables %} {% do found.append(lakehouse.backup_preview(table)) %} {% endfor %}
    {% if output == 'json' %} {% do print(tojson(found)) %} {{ return(none) }} {% endif %}
    {% set unknown = found | selectattr('bytes', 'none') | map(attribute='table') | list %}
    {% set bytes = found | map(attribute='bytes') | reject('none') | sum %}
    {% do lakehouse.print_table(found, ['table', 'version', 'rows', 'bytes']) if found %}
    {% do print("Dry run: nothing was copied (" ~ found | length ~ (" table, " if found | length == 1 else " tables, ")
        ~ '{:,}'.format(found | sum(attribute='rows')) ~ " rows, " ~ '{:,}'.format(bytes) ~ " bytes"
        ~ (" without " ~ unknown | join(', ') if unknown else "") ~ " would be).") %}
{% endmacro %}

{% macro backup_preview(table) %}
    {% set version = lakehouse.current_version(table) %}
    {% set point = {'kind': 'live'} if version is none else {'kind': 'version', 'id': version} %}
    {% set scan = lakehouse.count_readable_rows(table, point) %}
    {% if scan.error %}
        {% do lakehouse.fail(table.name ~ " cannot be read (" ~ scan.error ~ "), so it cannot be copied; its recovery "
            ~ "paths: " ~ lakehouse.operation_command('recovery_plan', {'table': table.name})) %}
    {% endif %}
    {{ return({'table': table.name, 'version': version, 'rows': scan.rows, 'bytes': lakehouse.bytes_of(table),
        'dry_run': true}) }}
{% endmacro %}
