{#- Each value as text: a copy holds some types as text, as Delta lacks them. -#}
{% macro duckdb__row_facts_sql(table, from_clause) %}
    {% set sql %}
    select count(*) as n, coalesce(sum(cast(hash(holdfast_row) as hugeint)), 0) as h
    from (select cast(columns(*) as varchar) from {{ from_clause }}) as holdfast_row
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
