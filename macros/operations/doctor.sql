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
        {% do lakehouse.fail(
            "doctor found " ~ failed ~ " FAIL and " ~ warned ~ " WARN; run the command printed below each."
        ) %}
    {% endif %}
{% endmacro %}

{% macro check_all(facts) %}
    {% set tables = facts.tables %}
    {{
        return(
            lakehouse.check_tables(tables)
            + lakehouse.check_keys(tables)
            + lakehouse.check_backups(tables)
            + lakehouse.check_suspects(tables)
            + lakehouse.check_retention(tables, facts.wanted_days)
            + lakehouse.check_time_travel(tables, facts.wanted_days)
            + lakehouse.check_unfinished(facts.unfinished)
            + lakehouse.check_graph(facts.graph)
        )
    }}
{% endmacro %}

{% macro print_findings(findings) %}
    {% set width = findings | map(attribute="aspect") | map("length") | max %}
    {% for finding in findings %}
        {% do print(("{:<6}{:<" ~ width ~ "}  {}").format(finding.status, finding.aspect, finding.detail)) %}
        {% do print(' ' * (width + 8) ~ '-> ' ~ finding.command) if finding.command and finding.status != 'OK' %}
    {% endfor %}
{% endmacro %}
