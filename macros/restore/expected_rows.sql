{#- The rows that a table must hold after a restore, as a query. Run again after the restore, it returns the table's
    rows:

    merge, prefer live    the live rows, and those of the point whose key the table lacks

    merge, prefer point   the point's rows, and the live ones whose key the point lacks

    In a column that the preferred side lacks, a row that both have gets the value of the other side.

    replace               the point's rows

    Where rows are periods, a merge ends those that reach into the next one: see period_ends_sql(). -#}
{% macro expected_rows(plan) %}
    {% if plan.mode == 'replace' or not plan.exists %}
        {{ return("select * from " ~ holdfast.reader(plan.source, plan.point)) }}
    {% endif %}
    {% set loser = 'live' if plan.prefer == 'point' else 'point' %}
    {% set drifted = (plan.columns or []) | rejectattr('in_' ~ plan.prefer) | list %}
    {% set sql %}
{{ holdfast.rows_of_preferred(plan) if drifted else holdfast.rows_of_side(plan, plan.prefer) }}
{{ holdfast.union_all(plan.table) }}
{{ holdfast.rows_of_side(plan, loser, missing_in=plan.prefer) }}
    {% endset %}
    {{ return(holdfast.rows_with_ends(plan, sql | trim) if plan.table.periods else sql | trim) }}
{% endmacro %}
