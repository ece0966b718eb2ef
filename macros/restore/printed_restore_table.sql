{% macro printed_restore_table(given, asked) %}
  {% set table = lakehouse.printed_table(given.get('table'), asked) %}
  {% set mode = lakehouse.choice('mode', given.get('mode', 'merge'), ['merge', 'replace']) %}
  {% set prefer = lakehouse.choice('prefer', given.get('prefer', 'live'), ['live', 'point']) %}
  {% set point, into = lakehouse.emitted_point(table, given, asked), lakehouse.optional_text('into', given.get('into')) %}
  {% if into %}
    {{ return(lakehouse.restore_beside(table, lakehouse.printed_sibling(table, into), point)) }}
  {% endif %}
  {{ return(lakehouse.restore_steps(table, point, mode, prefer)) }}
{% endmacro %}
