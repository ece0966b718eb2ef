{#- The command that undoes a restore; none where the table did not exist, or nothing was written. -#}
{% macro undo_command(plan, safety) %}
    {% if not safety %} {{ return(none) }} {% endif %}
    {% set point = 'version: ' ~ safety.id if safety.kind == 'version' else 'backup: ' ~ safety.set %}
    {{ return("dbt run-operation restore_table --args '{table: " ~ plan.table.name ~ ", " ~ point
        ~ ", mode: replace}'") }}
{% endmacro %}
