{#- Print a statement as it stands, with its semicolon. A long statement that is one line is broken between words, never
    within quotes. -#}
{% macro print_statement(sql) %}
    {% if '\n' in sql %} {% do print(sql ~ ';') %} {{ return(none) }} {% endif %}
    {% set line = namespace(text='') %}
    {% for word in modules.re.findall('(?:\'(?:[^\'\\\\]|\\\\.)*\'|`[^`]*`|"[^"]*"|[^\\s\'`"])+', sql ~ ';') %}
        {% if line.text and line.text | length + word | length > 108 %}
            {% do print(line.text) %} {% set line.text = '    ' ~ word %}
        {% else %} {% set line.text = line.text ~ (' ' if line.text else '') ~ word %}
        {% endif %}
    {% endfor %}
    {% do print(line.text) %}
{% endmacro %}
