{#-
  Check recovery readiness: one line an aspect, OK, WARN or FAIL, with the command that fixes each problem. Changes
  nothing. The exit code is not 0 when a line is FAIL, so that a monitor can run it.

      dbt run-operation doctor
      dbt -q run-operation doctor --args '{output: json}'

  output   text (default) or json

  tables       every protected table exists, can be read, and lacks no rows that could come back; rows from before a
               restore with mode: replace, or before a backup that trust_backup marked, were deleted on purpose
  keys         declared, unique, never NULL
  backups      verified, whole on disk, younger than backup_max_age_hours (24) or still what the table holds
  suspects     backups that hold many rows fewer than the one before
  retention    settings of Delta tables, against time_travel_days (30)
  time travel  how far back it reaches, by reading the oldest version
  unfinished   verbs without an end in the recovery log, half copies, incomplete sets, blue/green deployments; a damaged
               recovery log
  dbt graph    what the next dbt build would destroy
  and what the macros report that the variable lakehouse_checks names.
-#}
{% macro doctor(output="text") %}
    {% do lakehouse.reject_unknown("doctor", kwargs) %}
    {% do lakehouse.choice("output", output, ["text", "json"]) %}
    {% set findings = lakehouse.check_all(lakehouse.doctor_facts()) + lakehouse.project_checks() %}
    {% set failed = findings | selectattr("status", "equalto", "FAIL") | list | length %}
    {% set warned = findings | selectattr("status", "equalto", "WARN") | list | length %}
    {% if output == "json" %}
        {% do print(tojson({"status": "FAIL" if failed else ("WARN" if warned else "OK"), "checks": findings})) %}
    {% else %} {% do lakehouse.print_findings(findings) %}
    {% endif %}
    {% if failed %}
        {% do lakehouse.fail("doctor found " ~ failed ~ " FAIL and " ~ warned
            ~ " WARN; run the command printed below each.") %}
    {% endif %}
{% endmacro %}
