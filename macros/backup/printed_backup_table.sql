{% macro printed_backup_table(given, asked) %}
  {% set table = lakehouse.printed_table(given.get('table'), asked) %}
  {% set reason = lakehouse.optional_text('reason', given.get('reason')) %}
  {{ return(lakehouse.backup_steps(table, lakehouse.new_set_id('single'), [table.name], reason)) }}
{% endmacro %}
