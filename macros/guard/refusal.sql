{#- Return the sentence that refuses a violation: what is blocked, the rows at risk, and what to do instead. -#}
{% macro refusal(violation, at_risk) %}
    {% set name = violation.table.name %} {% set override = holdfast.vars_option("allow_destroy", [name]) %}
    {% if violation.early %}
        {{ return("Blocked: " ~ violation.action ~ ", so the guard could not stop it; see what is left with "
            ~ holdfast.operation_command("recovery_plan", {"table": name}) ~ " and " ~ violation.remedy
            ~ ", or run with " ~ override ~ " to continue anyway.") }}
    {% endif %}
    {% set restore = " and bring them back: " ~ holdfast.operation_command("restore_table",
        {"table": name, "auto": true}) %}
    {{ return("Blocked: " ~ violation.action ~ ", and " ~ violation.relation.schema ~ "."
        ~ violation.relation.identifier ~ " " ~ holdfast.risk_text(at_risk) ~ "; " ~ violation.remedy
        ~ (restore if at_risk.before else "") ~ ", or run with " ~ override ~ " to "
        ~ ("continue anyway." if violation.keeps_rows else "take a verified backup first and continue.")) }}
{% endmacro %}

{#- Return "holds 60 rows", or "holds no rows now and held 60 rows (version 12)". -#}
{% macro risk_text(at_risk) %}
    {% set count = "{:,}".format(at_risk.rows) ~ (" row" if at_risk.rows == 1 else " rows") %}
    {{ return("holds no rows now and held " ~ count ~ " (" ~ at_risk.before.label ~ ")" if at_risk.before else "holds "
        ~ count) }}
{% endmacro %}
