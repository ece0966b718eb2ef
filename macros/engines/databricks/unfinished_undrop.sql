{% macro databricks__unfinished_undrop(table, into) %}
  {% set begun = lakehouse.unfinished_verbs() | selectattr('verb', 'equalto', 'undrop_table')
      | selectattr('table_name', 'equalto', table.name) | list %}
  {% set begun = begun | selectattr('to_point', 'equalto', table.schema ~ '.' ~ into) | list if into else begun %}
  {% if not begun %}
    {{ return(none) }}
  {% endif %}
  {% set names = lakehouse.sibling_tables(table) | map(attribute='name') | list %}
  {#- Names are made before the log is written. -#}
  {% set since = (lakehouse.time_from(begun[0].logged_at) - modules.datetime.timedelta(seconds=60)).strftime('%Y%m%dt%H%M%Sz') %}
  {% set found = {'command': begun[0].detail, 'order': [], 'undropped': none, 'replaced': none, 'back': false} %}
  {% for name in names | sort %}
    {% for kind in ['undropped', 'replaced'] if name[:-16] | lower == (table.identifier ~ '__' ~ kind ~ '_') | lower and name[-16:] | lower >= since %}
      {% do found.update({kind: name}) %}
    {% endfor %}
  {% endfor %}
  {% set left_by_dbt = table.identifier ~ '__dbt_backup' %}
  {% for had in [table.identifier, left_by_dbt] if (had ~ '__steps_aside') | lower in names | map('lower') | list %}
    {% set had_name = lakehouse.table_at(table.database, table.schema, had) %}
    {% if lakehouse.exists(had_name) %}
      {% set undropped = into or table.identifier ~ '__undropped_' ~ lakehouse.now().strftime('%Y%m%dt%H%M%Sz') %}
      {% do found.update({'undropped': undropped}) %}
      {% do found.order.append("alter table " ~ had_name.sql ~ " rename to "
          ~ lakehouse.table_at(table.database, table.schema, undropped).sql) %}
    {% endif %}
    {% do found.order.append("alter table " ~ lakehouse.table_at(table.database, table.schema, had ~ '__steps_aside').sql
        ~ " rename to " ~ had_name.sql) %}
  {% endfor %}
  {% set came_back = none if found.order or (found.undropped and not into) else lakehouse.undropped_table(table, begun) %}
  {% if into %}
    {{ return(lakehouse.unfinished_undrop_into(table, into, found, came_back)) }}
  {% elif came_back %}
    {#- A leftover under that name is one that has stepped back, once the dropped one has its place. -#}
    {% set in_place = lakehouse.type_in_catalog(table) not in [none, 'VIEW', 'STREAMING_TABLE', 'MATERIALIZED_VIEW']
        and (found.replaced is not none or came_back.goal == table.schema ~ '.' ~ table.identifier) %}
    {% set at_first_name = came_back.name | lower == left_by_dbt | lower and left_by_dbt | lower in names | map('lower') | list %}
    {% do found.update({'back': in_place, 'undropped': left_by_dbt if at_first_name and not in_place else none}) %}
  {% endif %}
  {{ return(found) }}
{% endmacro %}
