{% macro printed_thaw(arguments, asked) %}
    {% set log = holdfast.in_dialect(holdfast.log_table(), asked) %}
    {% set look = holdfast.look("What is frozen, by whom, since when and why.", holdfast.frozen_sql(log)) %}
    {{ return([look] + holdfast.thaw_steps(holdfast.printed_scope(arguments.get('tables'), asked), log)) }}
{% endmacro %}
