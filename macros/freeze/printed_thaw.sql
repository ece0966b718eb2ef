{% macro printed_thaw(arguments, asked) %}
    {% set tables = lakehouse.printed_tables(asked, names=arguments.get('tables')) %}
    {% set look = lakehouse.look("What is frozen, by whom, since when and why.", lakehouse.frozen_sql(tables[0])) %}
    {{ return([look] + lakehouse.thaw_steps(tables)) }}
{% endmacro %}
