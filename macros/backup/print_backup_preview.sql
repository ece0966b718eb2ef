{#- Report what a backup of these tables would copy, for its dry run: of each the version, the rows (counted by reading
    the key, so that a table whose files are gone is found out), and the bytes of its data files where the engine tells
    them. Fails at the end when one of them cannot be read. -#}
{% macro print_backup_preview(tables, output) %}
    {% set found, problems = [], [] %}
    {% for table in tables %}
        {% set preview = holdfast.backup_preview(table) %}
        {% do problems.append(preview) if preview.problem else found.append(preview) %}
    {% endfor %}
    {% if output == 'json' %} {% do print(tojson(found + problems)) %}
    {% else %}
        {% set unknown = found | selectattr('bytes', 'none') | map(attribute='table') | list %}
        {% set bytes = found | map(attribute='bytes') | reject('none') | sum %}
        {% do holdfast.print_table(found, ['table', 'version', 'rows', 'bytes']) if found %}
        {% do print("Dry run: nothing was copied (" ~ holdfast.counted(found | length, "table") ~ ", "
            ~ holdfast.counted(found | sum(attribute='rows'), "row") ~ ", " ~ '{:,}'.format(bytes) ~ " bytes"
            ~ (" without " ~ unknown | join(', ') if unknown else "")
            ~ " would be).") %}
    {% endif %}
    {% do holdfast.fail(problems | map(attribute='problem') | join(' ')) if problems %}
{% endmacro %}

{#- What a backup of one table would copy, or {table, problem}. -#}
{% macro backup_preview(table) %}
    {% set unopened = holdfast.unopened(holdfast.reader(table)) %}
    {% set version = none if unopened else holdfast.current_version(table) %}
    {% set point = {'kind': 'live'} if version is none else {'kind': 'version', 'id': version} %}
    {% set scan = {'error': unopened} if unopened else holdfast.count_readable_rows(table, point) %}
    {% if scan.error %}
        {{ return({'table': table.name, 'problem': table.name ~ " cannot be read (" ~ scan.error
            ~ "), so it cannot be copied; its recovery paths: "
            ~ holdfast.operation_command('recovery_plan', {'table': table.name})}) }}
    {% endif %}
    {{ return({'table': table.name, 'version': version, 'rows': scan.rows,
        'bytes': holdfast.bytes_of(table), 'dry_run': true}) }}
{% endmacro %}
