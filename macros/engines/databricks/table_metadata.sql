{% macro databricks__table_metadata(table) %}
  {% set catalog = lakehouse.quoted(table, table.database) ~ ".information_schema." %}
  {% set here = " where lower(schema_name) = lower(" ~ lakehouse.text_literal(table.schema)
      ~ ") and lower(table_name) = lower(" ~ lakehouse.text_literal(table.identifier) ~ ")" %}
  {% set tags, column_tags, grants = {}, {}, [] %}
  {% for row in lakehouse.query("select tag_name, tag_value from " ~ catalog ~ "table_tags" ~ here) %}
    {% do tags.update({row.tag_name: row.tag_value}) %}
  {% endfor %}
  {% for row in lakehouse.query("select column_name, tag_name, tag_value from " ~ catalog ~ "column_tags" ~ here) %}
    {% do column_tags.setdefault(row.column_name, {}).update({row.tag_name: row.tag_value}) %}
  {% endfor %}
  {#- REFRESH is a right on a streaming table or materialized view, and none on the table that a backup makes. -#}
  {% for row in lakehouse.query("show grants on table " ~ table.sql) if row.objecttype | upper | replace(' ', '_')
        in ['TABLE', 'STREAMING_TABLE', 'MATERIALIZED_VIEW'] and row.actiontype | upper != 'REFRESH' %}
    {% do grants.append([row.principal, row.actiontype | replace('_', ' ')]) %}
  {% endfor %}
  {{ return({
      'comment': lakehouse.query(
          "select comment from " ~ catalog ~ "tables" ~ here | replace('schema_name', 'table_schema')
      )[0].comment,
      'tags': tags, 'column_tags': column_tags, 'grants': grants,
  }) }}
{% endmacro %}
