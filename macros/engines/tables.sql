{#- A name in full, in the table's dialect. -#}
{% macro sql_name(table, identifier, schema=none) %}
  {% set parts = [] %}
  {% for part in [table.database, schema or table.schema, identifier] if part %}
    {% do parts.append(lakehouse.quoted(table, part)) %}
  {% endfor %}
  {{ return(parts | join('.')) }}
{% endmacro %}

{#- The dictionary of a table by its place; what else is known about it comes as named arguments. -#}
{% macro table_at(database, schema, identifier) %}
  {% set relation = api.Relation.create(database=database, schema=schema, identifier=identifier) %}
  {% set table = {
      'name': identifier, 'relation': relation, 'database': database, 'schema': schema, 'identifier': identifier,
      'sql': relation | string, 'in_lake': database == 'lake', 'key': [], 'newest': none, 'reload': none,
      'protected': false, 'resource': 'table', 'engine': none,
  } %}
  {% do table.update(kwargs) %}
  {{ return(table) }}
{% endmacro %}

{% macro as_list(value) %}
  {{ return([] if value is none else ([value] if value is string else value | list)) }}
{% endmacro %}
