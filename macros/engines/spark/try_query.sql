{#- Elsewhere what cannot be read ends the verb with the engine's own error. -#}
{% macro spark__try_query(sql) %} {{ return({'rows': lakehouse.query(sql), 'error': none}) }} {% endmacro %}
