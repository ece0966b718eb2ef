{#- The query that clean_up runs, without quarantined tables: whether one holds rows that nothing else has, only the
    verb finds out. -#}
{% macro printed_clean_up(arguments, asked) %}
    {{ return([holdfast.look("The statements that delete what interrupted verbs left. Read them before you run them.",
        holdfast.list_leftovers_sql(holdfast.printed_tables(asked), quarantine=false))]) }}
{% endmacro %}
