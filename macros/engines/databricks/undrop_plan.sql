{#-
  How a dropped or standing table comes back, before anything is done:

    undrop     the statements that make it stand as `old`, a table
    old        where it stands then: under the table's own name when that is free
    merge      are the rows of the table that has the name now merged into it?
    newcomer   the table that has the name now, if any; type: what the catalog calls it
    kept_as    the name under which the newcomer is kept, or none
    swap       the statements that put `old` in its place
    first      true: the newcomer has to go before the undrop, because it has the name and cannot be renamed
-#}
{% macro databricks__undrop_plan(table, point, there, mode, into) %}
  {% set stamp = lakehouse.now().strftime('%Y%m%dt%H%M%Sz') %}
  {% set type = lakehouse.type_in_catalog(table) %}
  {% set kept = lakehouse.table_at(table.database, table.schema, table.identifier ~ '__replaced_' ~ stamp) %}
  {% set taken = lakehouse.type_in_catalog(table, point.name) if point.kind == 'dropped' else none %}
  {% set first = taken in ['STREAMING_TABLE', 'MATERIALIZED_VIEW'] %}
  {% if first and into %}
    {% do lakehouse.fail(point.name ~ " is a " ~ taken | lower | replace('_', ' ') ~ " now, which cannot be renamed, so that the dropped "
        ~ "table cannot get its name back for a moment; leave into away, and the rows of now are kept beside it.") %}
  {% endif %}
  {% set name = into or (table.identifier if first or not there else
      (point.name if point.kind == 'table' else table.identifier ~ '__undropped_' ~ stamp)) %}
  {% set old = lakehouse.table_at(table.database, table.schema, name, name=table.name, key=table.key, newest=table.newest,
      reload=table.reload) %}
  {% set in_place = not into and there %}
  {% if point.kind == 'dropped' %}
    {% set undrop = lakehouse.databricks__undrop_sql(table, point, name, taken and not first) %}
  {% else %}
    {% set undrop = [] if name == point.name else
        (["create table " ~ old.sql ~ " deep clone " ~ point.id] if into else ["alter table " ~ point.id ~ " rename to " ~ old.sql]) %}
  {% endif %}
  {{ return({
      'undrop': undrop, 'old': old, 'type': type, 'first': first, 'merge': in_place and mode == 'merge',
      'newcomer': table if in_place else none, 'kept_as': kept.identifier if in_place else none, 'kept': kept,
      'swap': lakehouse.databricks__swap_sql(table, type, kept, none if first else old) if in_place else [],
  }) }}
{% endmacro %}
