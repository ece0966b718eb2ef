{#- Rows a second of earlier restores and drills, by kind of point: {version, backup}; a kind without any is missing. -#}
{% macro pace_of_restores() %}
  {% set log, pace = lakehouse.log_reader(), {} %}
  {% if log %}
    {% for row in lakehouse.rows(
        "select case when from_point like 'version%' then 'version' else 'backup' end as kind, sum(rows_after) as n, "
        ~ "sum(seconds) as s from " ~ log ~ " where state = 'done' and table_name is not null and rows_after > 0 and seconds > 0 "
        ~ "and verb in ('restore_table', 'restore_all', 'drill') group by 1"
    ) %}
      {% do pace.update({row.kind: (row.n | float) / (row.s | float)}) %}
    {% endfor %}
  {% endif %}
  {{ return(pace) }}
{% endmacro %}

{#- How many seconds a restore should take at that pace, at least one; none while there is nothing to reckon from. -#}
{% macro seconds_for(way, point, pace) %}
  {% if point.kind not in pace or way.rows_after is none %}
    {{ return(none) }}
  {% endif %}
  {{ return([1, (way.rows_after / pace[point.kind]) | round(0, 'ceil') | int] | max) }}
{% endmacro %}

{% macro about(seconds) %}
  {{ return("no estimate yet" if seconds is none or seconds is undefined
      else ("about " ~ seconds ~ " s" if seconds < 120 else "about " ~ (seconds / 60) | round | int ~ " minutes")) }}
{% endmacro %}

{#-
  Ways back that only the project knows: the variable lakehouse_points names macros. Each is called with a table of
  tables() and returns a list of {point, gives_back, command}; `seconds` may be there, too.
-#}
{% macro points_of_project(table) %}
  {% set found = [] %}
  {% for hook in lakehouse.macros_named('lakehouse_points') %}
    {% for way in hook.call(table) %}
      {% if not (way.point and way.gives_back and way.command) %}
        {% do lakehouse.fail("The macro " ~ hook.name ~ " of lakehouse_points returned " ~ way
            ~ "; each way back needs point, gives_back and command.") %}
      {% endif %}
      {% do found.append({'point': way.point, 'gives_back': way.gives_back, 'command': way.command, 'seconds': way.get('seconds')}) %}
    {% endfor %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}
