{#- Refuse a table that does not exist now, with the command that lists its recovery points. -#}
{% macro require_exists(table) %}
    {% set refusal = holdfast.refusal_of_absence(table) %} {% do holdfast.fail(refusal) if refusal %}
{% endmacro %}

{#- The sentence of require_exists(); none where the table exists. -#}
{% macro refusal_of_absence(table) %}
    {{ return(none if holdfast.exists(table) else table.name ~ " does not exist now; "
        ~ holdfast.operation_command('recovery_plan', {'table': table.name}) ~ " lists what can bring it back.") }}
{% endmacro %}
