{#-
  An undrop that was killed on the way, and how it goes on when the same command is said again. Everything that it
  moves keeps its rows under a name that tells what it is:

    X__steps_aside        the table of now, away for the moment in which the dropped one comes back under its own name
    X__dbt_backup         the dropped one, if that is the name under which dbt dropped it, before it gets the next one; what
                          had this name is X__dbt_backup__steps_aside for the moment
    X__undropped_<time>   the dropped one, before it takes its place
    X__replaced_<time>    the table of now, when the dropped one has taken its place

  Returns none when no undrop of the table is unfinished; else
    command    the one that was killed
    order      statements that put what stepped aside back first
    undropped  the name of the dropped table that is back already, or none
    replaced   the name of what was the table of now, if it has gone already, or none
    back       true: the dropped one has its place already, and nothing is missing but the end in the recovery log
-#}
{% macro unfinished_undrop(table, into=none) %}
  {{ return(adapter.dispatch('unfinished_undrop', 'lakehouse')(table, into)) }}
{% endmacro %}

{#- Where nothing can be undropped, the verb is one restore, and is finished by the same command as that. -#}
{% macro default__unfinished_undrop(table, into) %}
  {{ return(none) }}
{% endmacro %}

{% macro databricks__unfinished_undrop(table, into) %}
  {% set begun = lakehouse.verbs_without_an_end() | selectattr('verb', 'equalto', 'undrop_table')
      | selectattr('table_name', 'equalto', table.name) | list %}
  {% set begun = begun | selectattr('to_point', 'equalto', table.schema ~ '.' ~ into) | list if into else begun %}
  {% if not begun %}
    {{ return(none) }}
  {% endif %}
  {% set names = lakehouse.tables_beside(table) | map(attribute='name') | list %}
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
  {% set came_back = none if found.order or (found.undropped and not into) else lakehouse.dropped_one_that_is_back(table, begun) %}
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

{#- The same for one that goes to another name beside the table: `back` means that it stands there, after `order`. -#}
{% macro unfinished_undrop_into(table, into, found, came_back) %}
  {% set goal = lakehouse.table_at(table.database, table.schema, into) %}
  {% set stands = lakehouse.exists(goal) %}
  {% if came_back and not stands %}
    {% set had_name = lakehouse.table_at(table.database, table.schema, came_back.name) %}
    {% if lakehouse.exists(had_name) %}
      {% do found.order.append("alter table " ~ had_name.sql ~ " rename to " ~ goal.sql) %}
      {% do found.update({'undropped': into}) %}
    {% endif %}
  {% endif %}
  {% do found.update({'back': found.undropped == into or (stands and (found.order or came_back)) }) %}
  {{ return(found) }}
{% endmacro %}

{#-
  Of the undrops that were begun, the newest whose table is among the dropped no more: {name: the one it was dropped with,
  goal: where it was to stand}; none if there is none. After seven days it would not be among them anyway, and when the
  table was dropped again since, that is another story.
-#}
{% macro dropped_one_that_is_back(table, begun) %}
  {% set dropped = lakehouse.dropped_tables(table) %}
  {% for entry in begun | reverse if lakehouse.hours_since(entry.logged_at) < 7 * 24 %}
    {% set told = modules.re.match('^table (\\S+) (?:\\((\\S+)\\) )?dropped ', entry.from_point or '') %}
    {% if told and not (dropped and dropped[0].when > lakehouse.time_text(lakehouse.time_from(entry.logged_at))) %}
      {{ return({'name': told.group(2) or table.identifier, 'goal': entry.to_point}
          if told.group(1) not in dropped | map(attribute='id') | list else none) }}
    {% endif %}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- Its end in the recovery log, after reading the table; {rows, hash, seconds}. -#}
{% macro end_undrop(table, command, started) %}
  {% set found = lakehouse.fingerprint(table, lakehouse.reader(table)) %}
  {% set seconds = lakehouse.seconds_since(started) %}
  {% do lakehouse.log_verb('undrop_table', 'done', {'table_name': table.name, 'to_point': table.schema ~ '.' ~ table.identifier,
      'detail': command, 'rows_after': found.rows, 'content_hash': found.hash, 'seconds': seconds}) %}
  {{ return({'rows': found.rows, 'hash': found.hash, 'seconds': seconds}) }}
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
