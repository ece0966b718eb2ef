{#-
  Entries `started` that nothing ended: not the same run, and no later run of the same verb on the same table; a copy of a
  table is ended by any later one of it. The run that asks is not one of them. Blue/green keeps a journal of its own.
-#}
{% macro unfinished_verbs() %}
  {% set log = lakehouse.log_reader() %}
  {% if not log %}
    {{ return([]) }}
  {% endif %}
  {% set copies = "in ('backup', 'backup_table', 'backup_all')" %}
  {{ return(lakehouse.query(
      "select b.verb, b.table_name, b.from_point, b.to_point, b.detail, b.logged_at, b.who from " ~ log ~ " as b "
      ~ "where b.state = 'started' and b.run_id <> " ~ lakehouse.text_literal(invocation_id)
      ~ " and b.verb not like 'blue_green%' and not exists (select 1 from " ~ log ~ " as e where e.state <> 'started' "
      ~ "and (e.verb = b.verb or (e.verb " ~ copies ~ " and b.verb " ~ copies ~ ")) and coalesce(e.table_name, '') = coalesce(b.table_name, '') and e.logged_at >= b.logged_at "
      ~ "and (e.run_id = b.run_id or e.state = 'done')) order by b.logged_at"
  )) }}
{% endmacro %}

{#- The command that finishes what an entry began; each verb wrote its own into the log. -#}
{% macro repeat_command(entry) %}
  {% if (entry.detail or '').startswith('dbt run-operation') %}
    {{ return(entry.detail) }}
  {% elif entry.verb == 'backup' %}
    {{ return(lakehouse.operation_command('backup_table', {'table': entry.table_name})) }}
  {% endif %}
  {{ return(lakehouse.operation_command('recovery_plan', {'table': entry.table_name})) }}
{% endmacro %}
