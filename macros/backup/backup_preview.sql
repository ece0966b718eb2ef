{#-
  What a backup of these tables would copy, for its dry run: of each the version, the rows (counted by reading the key, so
  that a table whose files are gone is found out), and the bytes of its data files where the engine tells them.
-#}
{% macro print_backup_preview(tables, output) %}
  {% set found, sums = [], namespace(rows=0, bytes=0) %}
  {% for table in tables %}
    {% set version = lakehouse.current_version(table) %}
    {% set scan = lakehouse.count_readable_rows(table, {'kind': 'live'} if version is none else {'kind': 'version', 'id': version}) %}
    {% if scan.error %}
      {% do lakehouse.fail(table.name ~ " cannot be read (" ~ scan.error ~ "), so it cannot be copied; its ways back: "
          ~ lakehouse.operation_command('recovery_plan', {'table': table.name})) %}
    {% endif %}
    {% set bytes = lakehouse.bytes_of(table) %}
    {% do found.append({'table': table.name, 'version': version, 'rows': scan.rows, 'bytes': bytes, 'dry_run': true}) %}
    {% set sums.rows, sums.bytes = sums.rows + scan.rows, sums.bytes + (bytes or 0) %}
  {% endfor %}
  {% if output == 'json' %}
    {% do print(tojson(found)) %}
    {{ return(none) }}
  {% endif %}
  {% set unknown = found | selectattr('bytes', 'none') | map(attribute='table') | list %}
  {% do lakehouse.print_table(found, ['table', 'version', 'rows', 'bytes']) if found %}
  {% do print("Dry run: nothing was copied (" ~ found | length ~ (" table, " if found | length == 1 else " tables, ") ~ '{:,}'.format(sums.rows) ~ " rows, "
      ~ '{:,}'.format(sums.bytes) ~ " bytes" ~ (" without " ~ unknown | join(', ') if unknown else "") ~ " would be).") %}
{% endmacro %}
