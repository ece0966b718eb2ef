{#- The table of that name as the dialect asked for calls it. -#}
{% macro printed_table(name, asked) %}
  {{ return(lakehouse.in_dialect(lakehouse.find_table(name), asked)) }}
{% endmacro %}

{#- The tables named, or all protected ones; only those with a history of their own where `delta` is true. -#}
{% macro printed_tables(asked, delta=false, names=none) %}
  {% set found = [] %}
  {% set wanted = lakehouse.protected_tables() if names is none else lakehouse.tables_argument(names) %}
  {% for table in wanted %}
    {% set table = lakehouse.in_dialect(table, asked) %}
    {% do found.append(table) if table.delta or not delta %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- The one table that a verb's argument `table` names, or without it all of them. -#}
{% macro asked_tables(given, asked, delta=false) %}
  {{ return([lakehouse.printed_table(given.table, asked)] if given.get('table') else lakehouse.printed_tables(asked, delta)) }}
{% endmacro %}

{#-
  A table of the project in another dialect: on `local` what a source is lies in the lake, all else in the database. On
  Databricks and Spark everything is Delta.
-#}
{% macro in_dialect(table, asked) %}
  {% set on_duckdb, local = asked.own == 'local', asked.dialect == 'local' %}
  {% if asked.dialect == 'databricks' and not asked.catalog and on_duckdb %}
    {% do lakehouse.fail("catalog is missing: the project does not know on this target where its tables lie on Databricks; say catalog: NAME.") %}
  {% endif %}
  {% set in_lake = local and (table.in_lake if on_duckdb else table.resource == 'source') %}
  {% set database = asked.catalog or (none if on_duckdb else table.database) %}
  {% if local %}
    {% set database = 'lake' if in_lake else (table.database if on_duckdb else none) %}
  {% endif %}
  {% set other = dict(table, engine='duckdb' if local else asked.dialect, in_lake=in_lake, database=database, delta=in_lake or not local) %}
  {% do other.update({'sql': lakehouse.sql_name(other, other.identifier)}) %}
  {{ return(other) }}
{% endmacro %}

{#- The table under another name or in another schema, in the same dialect. -#}
{% macro printed_sibling(table, identifier, schema=none) %}
  {{ return(dict(table, identifier=identifier, schema=schema or table.schema, sql=lakehouse.sql_name(table, identifier, schema))) }}
{% endmacro %}
