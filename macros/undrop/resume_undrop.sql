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
{% macro undropped_table(table, begun) %}
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
{% macro finish_undrop(table, command, started) %}
  {% set found = lakehouse.fingerprint(table, lakehouse.reader(table)) %}
  {% set seconds = lakehouse.seconds_since(started) %}
  {% do lakehouse.log_verb('undrop_table', 'done', {'table_name': table.name, 'to_point': table.schema ~ '.' ~ table.identifier,
      'detail': command, 'rows_after': found.rows, 'content_hash': found.hash, 'seconds': seconds}) %}
  {{ return({'rows': found.rows, 'hash': found.hash, 'seconds': seconds}) }}
{% endmacro %}

{#- The rows of a table that has gone to X__replaced_... already, merged into the one that is back. -#}
{% macro merge_replaced_rows(table, name, prefer, command, started) %}
  {% set gone = lakehouse.table_at(table.database, table.schema, name) %}
  {% set rows_of_then = {'kind': 'table', 'id': gone.sql, 'label': 'the rows of ' ~ name} %}
  {% set plan = lakehouse.plan_restore(table, rows_of_then, 'merge', {'live': 'point', 'point': 'live'}[prefer]) %}
  {% do plan.update({'command': command}) %}
  {% set done = lakehouse.execute_restore(plan, 'bring_along', started) %}
  {% do lakehouse.log_verb('undrop_table', 'done', {'table_name': table.name, 'from_point': 'table ' ~ name, 'detail': command,
      'rows_after': done.rows, 'content_hash': done.hash, 'seconds': done.seconds}) %}
  {{ return(done) }}
{% endmacro %}
