{% macro duckdb__row_facts_sql(table, from_clause) %}
  {{ return("select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h from " ~ from_clause ~ " as t") }}
{% endmacro %}
