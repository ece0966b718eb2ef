{% macro printed_restore_all(given, asked) %}
  {% set mode = lakehouse.choice('mode', given.get('mode', 'merge'), ['merge', 'replace']) %}
  {% set prefer = lakehouse.choice('prefer', given.get('prefer', 'live'), ['live', 'point']) %}
  {% set steps = [] %}
  {% for table in lakehouse.printed_tables(asked, names=given.get('tables')) %}
    {% do steps.extend(lakehouse.restore_steps(table, lakehouse.emitted_point(table, given, asked), mode, prefer)) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}
