{#- Check for frozen tables: nothing loads them and nothing builds from them. A freeze of more than a day may have been
    forgotten.

    frozen   what frozen_tables() returns -#}
{% macro check_freeze(frozen) %}
    {% if not frozen %} {{ return(lakehouse.findings("freeze", "no table is frozen", [])) }} {% endif %}
    {% set text, thaw = lakehouse.freeze_text(frozen), lakehouse.operation_command('thaw') %}
    {% set old = frozen | map(attribute='at') | select | map('string') | min | default(none) %}
    {% if frozen[0].unreadable %} {% set problem = lakehouse.problem("WARN", text, thaw) %}
    {% elif lakehouse.hours_since(old) > 24 %}
        {% set problem = lakehouse.problem("WARN", text ~ ", which is "
            ~ lakehouse.age_text(lakehouse.time_from(old)) ~ " ago. Is the recovery done? End the freeze", thaw) %}
    {% else %} {% set problem = lakehouse.problem("OK", text, thaw) %}
    {% endif %}
    {{ return(lakehouse.findings("freeze", "", [problem])) }}
{% endmacro %}
