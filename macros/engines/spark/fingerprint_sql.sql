{#- n = number of rows, total = the sum of the rows' hashes, as text. -#}
{% macro spark__fingerprint_sql(table, from_clause, columns) %}
  {{ return(
      "select count(*) as n, " ~ lakehouse.hash_total(table, lakehouse.row_text(table, columns))
      ~ " as total from " ~ from_clause
  ) }}
{% endmacro %}
