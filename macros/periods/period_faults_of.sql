{#- Return the query of period_faults_sql() for a relation of the project. -#}
{% macro period_faults_of(relation) %}
    {% if not execute %} {{ return("select 1 as key where 1 = 0") }} {% endif %}
    {% for table in holdfast.tables() if table.periods and table.sql | lower == relation | string | lower %}
        {{ return(holdfast.period_faults_sql(table, table.sql)) }}
    {% endfor %}
    {% do holdfast.fail("The test valid_periods is not possible on " ~ relation
        ~ ": it is for snapshots and for tables with meta.periods, without a where. Declare meta.periods, or remove "
        ~ "the test.") %}
{% endmacro %}
