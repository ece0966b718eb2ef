{% macro duckdb__log_reader() %}
  {% set log = lakehouse.table_at('lake', target.schema ~ '_recovery', 'recovery_log', in_lake=true) %}
  {% set damaged = lakehouse.readable_before_damage(log) %}
  {% if damaged %}{# what it told before it was damaged #}
    {{ return(lakehouse.reader(log, {'kind': 'version', 'id': damaged.version})) }}
  {% endif %}
  {{ return(lakehouse.reader(log) if lakehouse.exists(log) else none) }}
{% endmacro %}
