{#- Print a text after a head, wrapped at 80 columns; its further lines begin below its first word. -#}
{% macro print_hanging(head, text) %}
    {% set room, indent = 80 - head | length, '\n' ~ ' ' * head | length %}
    {% set text = text if text | length <= room or room < 20
        else text | wordwrap(room, break_long_words=false, wrapstring=indent, break_on_hyphens=false) %}
    {% do print((head ~ text).rstrip()) %}
{% endmacro %}
