{#- REFRESH is a right on a streaming table or materialized view; the table that a backup makes has no such right. -#}
{% macro databricks__table_metadata(table) %}
  {% set tags, column_tags, grants = {}, {}, [] %}
  {% for row in lakehouse.query(lakehouse.tags_sql(table, 'table_tags', 'tag_name, tag_value')) %}
    {% do tags.update({row.tag_name: row.tag_value}) %}
  {% endfor %}
  {% for row in lakehouse.query(lakehouse.tags_sql(table, 'column_tags', 'column_name, tag_name, tag_value')) %}
    {% do column_tags.setdefault(row.column_name, {}).update({row.tag_name: row.tag_value}) %}
  {% endfor %}
  {% for row in lakehouse.query("show grants on table " ~ table.sql) if row.objecttype | upper | replace(' ', '_')
        in ['TABLE', 'STREAMING_TABLE', 'MATERIALIZED_VIEW'] and row.actiontype | upper != 'REFRESH' %}
    {% do grants.append([row.principal, row.actiontype | replace('_', ' ')]) %}
  {% endfor %}
  {% set comment = lakehouse.query(lakehouse.tags_sql(table, 'tables', 'comment', 'table_schema'))[0].comment %}
  {{ return({'comment': comment, 'tags': tags, 'column_tags': column_tags, 'grants': grants}) }}
{% endmacro %}

{#- A query of the table's rows in a view of the information schema. -#}
{% macro tags_sql(table, view, columns, schema_column='schema_name') %}
  {% set sql %}
select {{ columns }}
from {{ lakehouse.quoted(table, table.database) }}.information_schema.{{ view }}
where lower({{ schema_column }}) = lower({{ lakehouse.text_literal(table.schema, 'databricks') }})
  and lower(table_name) = lower({{ lakehouse.text_literal(table.identifier, 'databricks') }})
  {% endset %}
  {{ return(sql | trim) }}
{% endmacro %}
