{% macro duckdb__salvaged_files(table) %}
  {% set found = lakehouse.query(
      "select name, version, rows, strftime(committed_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%g') as committed_at from lake.remains("
      ~ lakehouse.lake_name(table) ~ ")"
  ) if table.in_lake else [] %}
  {% for row in found %}
    {% do row.update({'aside': row.name != table.identifier, 'version': none if row.version is none else row.version | int}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}
