{#- Return a query that reads two tables: `same`, whether number and hash of their rows are equal, and both numbers. -#}
{% macro same_rows_sql(table, one, other) %}
    {% set sql %}
    select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
    from (
      {{ holdfast.row_facts_sql(table, one) | indent(6) }}
    ) as a
    cross join (
      {{ holdfast.row_facts_sql(table, other) | indent(6) }}
    ) as b
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
