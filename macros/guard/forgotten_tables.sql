{#-
  Tables that were protected, as their backups remember, and that the project no longer knows although they stand
  there with rows: a model renamed or removed. Nothing is destroyed yet, but the renamed model would start empty
  and nobody would back the old table up again. What blue_green_finish backed up before it dropped it is no such
  memory: the next generation leaves a table of the same name. Only the schemas of this target are looked at, and backups are
  only read when the catalog has a table there that the project does not know.
-#}
{% macro forgotten_tables() %}
  {% set strangers = lakehouse.tables_unknown_to_the_project() %}
  {% set found = {} %}
  {% for backup in (lakehouse.backups() | selectattr('complete') if strangers else [])
        if backup.reason != lakehouse.reason_of_finish() %}
    {% for stranger in strangers
          if stranger.name | lower == backup.identifier | lower and stranger.schema | lower == backup.schema | lower %}
      {% set table = lakehouse.table_at(target.database, stranger.schema, stranger.name) %}
      {% do found.update({table.sql: {
          'table': table, 'relation': table.relation, 'keeps': true,
          'deed': "the project no longer knows '" ~ table.name ~ "', which was protected",
          'instead': "give the model its name back, or rename the table if it is retired",
      }}) %}
    {% endfor %}
  {% endfor %}
  {{ return(found.values() | list) }}
{% endmacro %}

{#- Names are compared in lower case: so Databricks keeps them, whatever the project writes. -#}
{% macro tables_unknown_to_the_project() %}
  {% set names = [] %}
  {% set schemas = [] %}
  {% for node in graph.sources.values() | list + graph.nodes.values() | list
        if node.resource_type in ['source', 'model', 'snapshot', 'seed'] %}
    {% do names.append((node.schema ~ '.' ~ (node.identifier or node.alias)) | lower) %}
    {% do schemas.append(lakehouse.text_literal(node.schema | lower)) %}
  {% endfor %}
  {% set found = [] %}
  {% if schemas and target.database and target.database != 'hive_metastore' %}
    {% for table in lakehouse.query(
        "select table_schema as schema, table_name as name from information_schema.tables "
        ~ "where table_type <> 'VIEW' and lower(table_catalog) = " ~ lakehouse.text_literal(target.database | lower)
        ~ " and lower(table_schema) in (" ~ schemas | unique | join(', ') ~ ")"
    ) if (table.schema ~ '.' ~ table.name) | lower not in names %}
      {% do found.append(table) %}
    {% endfor %}
  {% endif %}
  {{ return(found) }}
{% endmacro %}
