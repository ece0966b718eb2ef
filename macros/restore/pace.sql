{#-
  Ways back that only the project knows: the variable lakehouse_points names macros. Each is called with a table of
  tables() and returns a list of {point, gives_back, command}; `seconds` may be there, too.
-#}
{% macro project_recovery_paths(table) %}
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
