{#-
  An undrop that was killed on the way, and how it goes on when the same command is said again. Everything that it
  moves keeps its rows under a name that tells what it is:

    X__steps_aside        the table of now, away for the moment in which the dropped one comes back under its own name
    X__undropped_<time>   the dropped one, before it takes its place
    X__replaced_<time>    the table of now, when the dropped one has taken its place

  Returns none when no undrop of the table is unfinished; else
    command    the one that was killed
    order      statements that put what stepped aside back first
    undropped  the name of the dropped table that is back already, or none
    replaced   the name of what was the table of now, if it has gone already, or none
-#}
{% macro unfinished_undrop(table) %}
  {{ return(adapter.dispatch('unfinished_undrop', 'lakehouse')(table)) }}
{% endmacro %}

{#- Where nothing can be undropped, the verb is one restore, and is finished by the same command as that. -#}
{% macro default__unfinished_undrop(table) %}
  {{ return(none) }}
{% endmacro %}

{% macro databricks__unfinished_undrop(table) %}
  {% set begun = lakehouse.verbs_without_an_end() | selectattr('verb', 'equalto', 'undrop_table')
      | selectattr('table_name', 'equalto', table.name) | list %}
  {% if not begun %}
    {{ return(none) }}
  {% endif %}
  {% set names = lakehouse.tables_beside(table) | map(attribute='name') | list %}
  {#- Names are made before the log is written. -#}
  {% set since = (lakehouse.time_from(begun[0].logged_at) - modules.datetime.timedelta(seconds=60)).strftime('%Y%m%dt%H%M%Sz') %}
  {% set found = {'command': begun[0].detail, 'order': [], 'undropped': none, 'replaced': none} %}
  {% for name in names | sort %}
    {% for kind in ['undropped', 'replaced'] if name[:-16] | lower == (table.identifier ~ '__' ~ kind ~ '_') | lower and name[-16:] | lower >= since %}
      {% do found.update({kind: name}) %}
    {% endfor %}
  {% endfor %}
  {% set aside = lakehouse.table_at(table.database, table.schema, table.identifier ~ '__steps_aside') %}
  {% if aside.identifier | lower in names | map('lower') | list %}
    {% if lakehouse.exists(table) %}
      {% set undropped = table.identifier ~ '__undropped_' ~ lakehouse.now().strftime('%Y%m%dt%H%M%Sz') %}
      {% do found.update({'undropped': undropped}) %}
      {% do found.order.append("alter table " ~ table.sql ~ " rename to "
          ~ lakehouse.table_at(table.database, table.schema, undropped).sql) %}
    {% endif %}
    {% do found.order.append("alter table " ~ aside.sql ~ " rename to " ~ table.sql) %}
  {% endif %}
  {{ return(found) }}
{% endmacro %}

{#- The rows of a table that has gone to X__replaced_... already, merged into the one that is back. -#}
{% macro bring_replaced_rows(table, name, prefer, command, started) %}
  {% set gone = lakehouse.table_at(table.database, table.schema, name) %}
  {% set rows_of_then = {'kind': 'table', 'id': gone.sql, 'label': 'the rows of ' ~ name} %}
  {% set plan = lakehouse.plan_restore(table, rows_of_then, 'merge', {'live': 'point', 'point': 'live'}[prefer]) %}
  {% do plan.update({'command': command}) %}
  {% set done = lakehouse.carry_out(plan, 'bring_along', started) %}
  {% do lakehouse.log_verb('undrop_table', 'done', {'table_name': table.name, 'from_point': 'table ' ~ name, 'detail': command,
      'rows_after': done.rows, 'content_hash': done.hash, 'seconds': done.seconds}) %}
  {{ return(done) }}
{% endmacro %}
