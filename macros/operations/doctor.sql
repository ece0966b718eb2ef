{#-
  Is everything ready for a bad day? One line an aspect: OK, or WARN or FAIL with the command that mends it. Changes
  nothing. The exit code is not 0 when a line says FAIL, so that a monitor can run it.

      dbt run-operation doctor
      dbt -q run-operation doctor --args '{output: json}'

  output   text (default) or json

  tables       every protected table is there, can be read, and lacks no rows that could come back; what was there before a
               restore with mode: replace, or before a backup that trust_backup was told of, went on purpose
  keys         declared, unique, never NULL
  backups      verified, whole on disk, younger than backup_max_age_hours (24) or still what the table holds
  suspects     backups that hold many rows fewer than the one before
  retention    settings of Delta tables, against time_travel_days (30)
  time travel  how far back it reaches, by reading the oldest version
  unfinished   verbs without an end in the recovery log, half copies, incomplete sets, generations; a damaged recovery log
  dbt graph    what the next dbt build would destroy
  and what the macros report that the variable lakehouse_checks names.
-#}
{% macro doctor(output='text') %}
  {% do lakehouse.reject_unknown('doctor', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set facts = lakehouse.table_facts() %}
  {% set findings = lakehouse.check_tables(facts) + lakehouse.check_keys(facts) + lakehouse.check_backups(facts)
      + lakehouse.check_suspects(facts) + lakehouse.check_retention(facts) + lakehouse.check_time_travel(facts)
      + lakehouse.check_unfinished() + lakehouse.check_graph() + lakehouse.project_checks() %}
  {% set failed = findings | selectattr('status', 'equalto', 'FAIL') | list | length %}
  {% set warned = findings | selectattr('status', 'equalto', 'WARN') | list | length %}
  {% if output == 'json' %}
    {% do print(tojson({'status': 'FAIL' if failed else ('WARN' if warned else 'OK'), 'checks': findings})) %}
  {% else %}
    {% set width = findings | map(attribute='aspect') | map('length') | max %}
    {% for finding in findings %}
      {% do print(('{:<6}{:<' ~ width ~ '}  {}').format(finding.status, finding.aspect, finding.detail)) %}
      {% do print(' ' * (width + 8) ~ '-> ' ~ finding.command) if finding.command and finding.status != 'OK' %}
    {% endfor %}
  {% endif %}
  {% if failed %}
    {% do lakehouse.fail("doctor found " ~ failed ~ " FAIL and " ~ warned ~ " WARN; the command that mends it stands with each.") %}
  {% endif %}
{% endmacro %}
