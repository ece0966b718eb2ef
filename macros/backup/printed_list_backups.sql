{% macro printed_list_backups(given, asked) %}
  {% set schemas, steps = [], [] %}
  {% for table in lakehouse.asked_tables(given, asked) %}
    {% if table.schema not in schemas and (asked.dialect != 'local' or not steps) %}
      {% do schemas.append(table.schema) %}
      {% do steps.append(lakehouse.step("The backups, the newest first.", lakehouse.list_sql(table))) %}
    {% endif %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}
