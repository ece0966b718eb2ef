{#- `tables` as given: one name or a list of names; a list of tables. -#}
{% macro tables_argument(tables) %}
  {% set found = [] %}
  {% for name in lakehouse.list_of_tables('tables', tables, 'TABLE, TABLE') %}
    {% set table = lakehouse.find_table(name) %}
    {% do found.append(table) if table.name not in found | map(attribute='name') %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- An argument that takes one name of a table or a list of names: as a list. YAML makes a date of 2024-02-03. -#}
{% macro list_of_tables(argument, given, example) %}
  {% if given is mapping or given is not iterable or not given %}
    {% do lakehouse.fail(argument ~ ": " ~ given ~ " is no list of tables; write " ~ argument ~ ": [" ~ example ~ "].") %}
  {% endif %}
  {{ return(lakehouse.as_list(given)) }}
{% endmacro %}

{#- A table of another name at the same place, with the same key. -#}
{% macro sibling_table(table, identifier) %}
  {% set other = lakehouse.table_at(
      table.database, table.schema, identifier, name=table.name, key=table.key, newest=table.newest, reload=table.reload
  ) %}
  {% if table.engine %}
    {% do other.update({'engine': table.engine, 'in_lake': table.in_lake, 'sql': lakehouse.sql_name(table, identifier)}) %}
  {% endif %}
  {{ return(other) }}
{% endmacro %}
