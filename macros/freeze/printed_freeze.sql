{% macro printed_freeze(arguments, asked) %}
    {% set reason = holdfast.reason_of_freeze(arguments.get('reason')) %}
    {% set tables = holdfast.printed_scope(arguments.get('tables'), asked) %}
    {% set log = holdfast.in_dialect(holdfast.log_table(), asked) %}
    {{ return(holdfast.freeze_steps(tables, reason, log) + [holdfast.look(
        "What is frozen now, by whom, since when and why.", holdfast.frozen_sql(log))]) }}
{% endmacro %}

{#- Return the argument `reason` of freeze: who meets the freeze reads it. -#}
{% macro reason_of_freeze(reason) %}
    {% set reason = holdfast.optional_text('reason', reason) %}
    {% do holdfast.fail("reason is missing; say why: " ~ holdfast.operation_command('freeze',
        {'reason': 'three tables lost rows'})) if not reason %}
    {{ return(reason) }}
{% endmacro %}
