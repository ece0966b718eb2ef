{% macro databricks__dropped_tables(table) %}
  {% set catalog = lakehouse.quoted(table, table.database) %}
  {% set schema_there = lakehouse.query(
      "select schema_name from " ~ catalog ~ ".information_schema.schemata where schema_name = lower("
      ~ lakehouse.text_literal(table.schema) ~ ")"
  ) %}
  {% set names = [table.identifier | lower, table.identifier | lower ~ '__dbt_backup'] %}
  {% set found = [] %}
  {% for row in (lakehouse.query("show tables dropped in " ~ catalog ~ "." ~ lakehouse.quoted(table, table.schema)) if schema_there else [])
        if row.tablename | lower in names and 'VIEW' not in row.tabletype | upper %}
    {% set when = lakehouse.time_text(lakehouse.time_from(row.deletedat)) %}
    {% do found.append({'kind': 'dropped', 'id': row.tableid, 'name': row.tablename, 'when': when,
        'label': 'table ' ~ row.tableid ~ (' (' ~ row.tablename ~ ')' if row.tablename | lower != names[0] else '') ~ ' dropped ' ~ when ~ ' UTC'}) %}
  {% endfor %}
  {{ return(found | sort(attribute='when', reverse=true)) }}
{% endmacro %}
