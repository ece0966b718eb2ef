{#-
  What is left of a table whose Delta log was damaged: the table itself, when it cannot be opened, and the folders of it that
  a restore moved aside. A list of {name, version, committed_at, rows, aside}; `version` is the newest that can be read, or
  none. On a warehouse nobody else writes logs, and nothing is moved aside.
-#}
{% macro remains(table) %}
  {{ return(adapter.dispatch('remains', 'lakehouse')(table)) }}
{% endmacro %}

{% macro default__remains(table) %}
  {{ return([]) }}
{% endmacro %}

{% macro duckdb__remains(table) %}
  {% set found = lakehouse.rows(
      "select name, version, rows, strftime(committed_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%g') as committed_at from lake.remains("
      ~ lakehouse.lake_name(table) ~ ")"
  ) if table.in_lake else [] %}
  {% for row in found %}
    {% do row.update({'aside': row.name != table.identifier, 'version': none if row.version is none else row.version | int}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- The table itself, when its newest commits are damaged and an older version of it can be read; else none. -#}
{% macro damaged_at_its_end(table) %}
  {% for row in lakehouse.remains(table) if not row.aside and row.version is not none %}
    {{ return(row) }}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- What was moved aside, as a point to restore from: `backup: TABLE.1.damaged`. -#}
{% macro points_aside(table) %}
  {% set found = [] %}
  {% for row in lakehouse.remains(table) if row.aside and row.version is not none %}
    {% set name = lakehouse.duckdb__text_literal(table.schema ~ '.' ~ row.name) %}
    {% do found.append({'kind': 'table', 'id': "lake.at(" ~ name ~ ", " ~ row.version ~ ")", 'set': row.name, 'when': row.committed_at,
        'label': 'version ' ~ row.version ~ ' of ' ~ row.name, 'argument': 'backup: ' ~ row.name, 'rows': row.rows,
        'copy_sql': "select * from lake.copy(" ~ name ~ ", " ~ row.version ~ ", " ~ lakehouse.lake_name(table) ~ ")"}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#-
  How many rows of a point the table lacks: those whose key is missing now. Without a key, or when one of the two cannot be
  read, nobody can tell: none.
-#}
{% macro rows_lacking(table, point) %}
  {% set counts = lakehouse.try_compare_keys(table, lakehouse.reader(table) if lakehouse.exists(table) else none,
      lakehouse.reader(table, point)) if table.key else {'error': 'no key'} %}
  {{ return(none if counts.error else counts.only_then) }}
{% endmacro %}
