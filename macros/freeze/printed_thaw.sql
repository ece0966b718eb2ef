{% macro printed_thaw(arguments, asked) %}
    {% set tables = holdfast.printed_tables(asked, names=arguments.get('tables')) %}
    {% set look = holdfast.look("What is frozen, by whom, since when and why.", holdfast.frozen_sql(tables[0])) %}
    {{ return([look] + holdfast.thaw_steps(tables)) }}
{% endmacro %}
