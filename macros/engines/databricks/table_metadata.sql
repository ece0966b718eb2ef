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

{#-
  The statements that give a table its belongings. The comment always, because a clone of a backup has the backup's
  manifest for one; the rest only to a table that is new: one that is replaced keeps its own, and a right that was
  taken away since must not come back unasked.
-#}
{% macro databricks__table_metadata_sql(table, belongings, is_new) %}
  {% set found = belongings or {} %}
  {% set comment = lakehouse.text_literal(found.comment) if found.get('comment') else "null" %}
  {% set statements = ["comment on table " ~ table.sql ~ " is " ~ comment] %}
  {% if is_new and found.get('tags') %}
    {% do statements.append("alter table " ~ table.sql ~ " set tags (" ~ lakehouse.pairs(found.tags) ~ ")") %}
  {% endif %}
  {% for column, tags in (found.get('column_tags') or {}).items() if is_new %}
    {% do statements.append("alter table " ~ table.sql ~ " alter column " ~ lakehouse.quoted(table, column)
        ~ " set tags (" ~ lakehouse.pairs(tags) ~ ")") %}
  {% endfor %}
  {% for grant in (found.get('grants') or []) if is_new %}
    {% do statements.append("grant " ~ grant[1] ~ " on table " ~ table.sql ~ " to " ~ lakehouse.quoted(table, grant[0])) %}
  {% endfor %}
  {{ return(statements) }}
{% endmacro %}

{% macro databricks__copy_table_metadata(table, other) %}
  {% for statement in lakehouse.databricks__table_metadata_sql(other, lakehouse.table_metadata(table), true) %}
    {% do run_query(statement) %}
  {% endfor %}
{% endmacro %}
