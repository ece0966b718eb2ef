{#- Check for frozen tables: nothing loads them and nothing builds from them. A freeze of more than a day may have been
    forgotten.

    frozen   what frozen_tables() returns -#}
{% macro check_freeze(frozen) %}
    {% if not frozen %} {{ return(holdfast.findings("freeze", "no table is frozen", [])) }} {% endif %}
    {% set text, thaw = holdfast.freeze_text(frozen), holdfast.operation_command('thaw') %}
    {% set old = frozen | map(attribute='at') | select | map('string') | min | default(none) %}
    {% if frozen[0].unreadable %} {% set problem = holdfast.problem("WARN", text, thaw) %}
    {% elif holdfast.hours_since(old) > 24 %}
        {% set problem = holdfast.problem("WARN", text ~ ", which is "
            ~ holdfast.age_text(holdfast.time_from(old)) ~ " ago. Is the recovery done? End the freeze", thaw) %}
    {% else %} {% set problem = holdfast.problem("OK", text, thaw) %}
    {% endif %}
    {{ return(holdfast.findings("freeze", "", [problem])) }}
{% endmacro %}
