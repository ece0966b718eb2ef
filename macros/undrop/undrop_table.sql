{#- The dropped table that is meant, or a refusal that lists what there is. -#}
{% macro dropped_point(table, wanted) %}
  {% set found = lakehouse.dropped_tables(table) %}
  {% set wanted = lakehouse.identifier('dropped', wanted) if wanted is not none else 'latest' %}
  {% for point in found if wanted in ['latest', point.id] %}
    {{ return(point) }}
  {% endfor %}
  {% do lakehouse.fail(
      ("There is no dropped table '" ~ wanted ~ "' of " ~ table.name ~ "; those that can be undropped are "
       ~ found | map(attribute='label') | join(', ') if found
       else "There is no dropped table of " ~ table.name ~ " that could be undropped")
      ~ "; dbt run-operation recovery_plan --args '{table: " ~ table.name ~ "}' lists the ways back."
  ) %}
{% endmacro %}

{% macro sibling_point(table, wanted) %}
  {% set wanted = lakehouse.identifier('standing', wanted) %}
  {% set names = lakehouse.sibling_tables(table) | map(attribute='name') | list %}
  {% for name in names if name | lower == wanted | lower %}
    {% set beside = lakehouse.table_at(table.database, table.schema, name) %}
    {{ return({'kind': 'table', 'id': beside.sql, 'name': name, 'label': 'table ' ~ name}) }}
  {% endfor %}
  {% do lakehouse.fail("There is no table '" ~ wanted ~ "' beside " ~ table.name ~ " that was made of it; "
      ~ ("there are " ~ names | join(', ') if names else "dbt run-operation recovery_plan --args '{table: " ~ table.name
      ~ "}' lists the ways back") ~ ".") %}
{% endmacro %}
