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

{#-
  The statements that bring a dropped table back under another name. UNDROP gives it the name it had, so what has
  this name meanwhile steps aside for a moment.
-#}
{% macro databricks__undrop_sql(table, dropped, name, name_is_taken) %}
  {% set schema = lakehouse.quoted(table, table.database) ~ "." ~ lakehouse.quoted(table, table.schema) ~ "." %}
  {% set had = schema ~ lakehouse.quoted(table, dropped.name) %}
  {% set aside = schema ~ lakehouse.quoted(table, dropped.name ~ '__steps_aside') %}
  {% set statements = ["undrop table with id '" ~ dropped.id ~ "'"] %}
  {% if name_is_taken %}
    {% set statements = ["alter table " ~ had ~ " rename to " ~ aside] + statements %}
  {% endif %}
  {% if dropped.name | lower != name | lower %}
    {% do statements.append("alter table " ~ had ~ " rename to " ~ schema ~ lakehouse.quoted(table, name)) %}
  {% endif %}
  {% if name_is_taken %}
    {% do statements.append("alter table " ~ aside ~ " rename to " ~ had) %}
  {% endif %}
  {{ return(statements) }}
{% endmacro %}

{#-
  The statements that put one table in the place of another, which is kept under a third name. A streaming table or
  materialized view cannot be renamed: its rows are kept, and it goes.
-#}
{% macro databricks__swap_sql(table, type, newcomer_as, comes_from) %}
  {% set statements = [] %}
  {% if type in ['STREAMING_TABLE', 'MATERIALIZED_VIEW'] %}
    {% do statements.append("create table " ~ newcomer_as.sql ~ " as select * from " ~ table.sql) %}
    {% do statements.append("drop " ~ ("materialized view " if type == 'MATERIALIZED_VIEW' else "table ") ~ table.sql) %}
  {% elif type %}
    {% do statements.append("alter " ~ ("view " if type == 'VIEW' else "table ") ~ table.sql ~ " rename to " ~ newcomer_as.sql) %}
  {% endif %}
  {% if comes_from %}
    {% do statements.append("alter table " ~ comes_from.sql ~ " rename to " ~ table.sql) %}
  {% endif %}
  {{ return(statements) }}
{% endmacro %}
