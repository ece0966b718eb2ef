{% macro spark__row_facts_sql(table, from_clause) %}
    {% set sql %}
    select
      count(*) as n,
      coalesce(sum(cast(xxhash64({{ holdfast.exact_json("struct(*)") }}) as decimal(20, 0))), 0) as h
    from {{ from_clause }}
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
