{#- Report the tables that were not checked, because the command runs with a database in memory. -#}
{% macro check_transient(tables) %}
    {% if not tables %} {{ return([]) }} {% endif %}
    {% set names = tables | map(attribute='name') | join(', ') %}
    {{ return(holdfast.findings("database", none, [holdfast.problem("WARN", "not checked, because this command runs "
        ~ "with a database in memory: " ~ names ~ ". Repeat it with the database file",
        holdfast.operation_command("doctor"))])) }}
{% endmacro %}
