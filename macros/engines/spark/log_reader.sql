{% macro spark__log_reader() %}
  {% set log = lakehouse.table_at(target.database, target.schema ~ '_recovery', 'recovery_log') %}
  {{ return(log.sql if lakehouse.exists(log) else none) }}
{% endmacro %}
