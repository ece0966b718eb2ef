{% macro printed_freeze(arguments, asked) %}
    {% set reason = lakehouse.reason_of_freeze(arguments.get('reason')) %}
    {% set tables = lakehouse.printed_tables(asked, names=arguments.get('tables')) %}
    {{ return(lakehouse.freeze_steps(tables, reason) + [lakehouse.look(
        "What is frozen now, by whom, since when and why.", lakehouse.frozen_sql(tables[0]))]) }}
{% endmacro %}

{#- Return the argument `reason` of freeze: who meets the freeze reads it. -#}
{% macro reason_of_freeze(reason) %}
    {% set reason = lakehouse.optional_text('reason', reason) %}
    {% if not reason %}
        {% do lakehouse.fail("reason is missing; say why: " ~ lakehouse.operation_command('freeze',
            {'reason': 'three tables lost rows'})) %}
    {% endif %}
    {{ return(reason) }}
{% endmacro %}
