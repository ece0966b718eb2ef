{#-
  The ways back that are no point of the table itself, for recovery_plan: tables that were dropped and can be
  undropped, and tables that stand beside it. Each {point, when, gives_back, seconds, command}.
-#}
{% macro undrop_paths(table) %}
  {% set ways, command = [], "dbt run-operation undrop_table --args '{table: " ~ table.name ~ ", " %}
  {% for point in lakehouse.dropped_tables(table) %}
    {% do ways.append({
        'point': point.label, 'when': point.when, 'seconds': none, 'command': command ~ "dropped: " ~ point.id ~ "}'",
        'gives_back': "all it had, with its history; it can be undropped for seven days and read then",
    }) %}
  {% endfor %}
  {% for beside in lakehouse.sibling_tables(table) %}
    {% set name = lakehouse.table_at(table.database, table.schema, beside.name).sql %}
    {% set counted = lakehouse.try_query("select count(*) as n from " ~ name) %}
    {% do ways.append({
        'point': 'table ' ~ beside.name, 'when': none, 'seconds': none, 'command': command ~ "standing: " ~ beside.name ~ "}'",
        'gives_back': "it cannot be read: " ~ counted.error if counted.error else '{:,}'.format(counted.rows[0].n | int) ~ " rows",
    }) %}
  {% endfor %}
  {{ return(ways) }}
{% endmacro %}
