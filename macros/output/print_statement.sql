{#- A statement in lines of readable length, never broken within quotes, with its semicolon. -#}
{% macro print_statement(sql) %}
  {% set line = namespace(text='') %}
  {% for word in modules.re.findall('(?:\'(?:[^\'\\\\]|\\\\.)*\'|`[^`]*`|"[^"]*"|[^\\s\'`"])+', sql ~ ';') %}
    {% if line.text and line.text | length + word | length > 108 %}
      {% do print(line.text) %}
      {% set line.text = '    ' ~ word %}
    {% else %}
      {% set line.text = line.text ~ (' ' if line.text else '') ~ word %}
    {% endif %}
  {% endfor %}
  {% do print(line.text) %}
{% endmacro %}
