{#- Check recovery readiness. -#}
{% macro doctor(output="text") %}
    {% do holdfast.reject_unknown("doctor", kwargs) %}
    {% do holdfast.choice("output", output, ["text", "json"]) %}
    {% set findings = holdfast.check_all(holdfast.doctor_facts(output)) + holdfast.project_checks() %}
    {% set failed = findings | selectattr("status", "equalto", "FAIL") | list | length %}
    {% set warned = findings | selectattr("status", "equalto", "WARN") | list | length %}
    {% do print(tojson({"status": holdfast.worst_status(findings), "checks": findings})) if output == "json"
        else holdfast.print_findings(findings) %}
    {% do holdfast.fail("doctor found " ~ failed ~ " FAIL and " ~ warned ~ " WARN; run the command printed below each.")
        if failed %}
{% endmacro %}
