{#- Return a query: n, the number of rows, and total, the sum of the rows' hashes as text. -#}
{% macro fingerprint_sql(table, from_clause, columns) %}
    {% set sql %}
    select
      count(*) as n,
      {{ lakehouse.hash_total(table, lakehouse.row_text(table, columns)) | indent(6) }} as total
    from {{ from_clause }}
    {% endset %}
    {{ return(lakehouse.sql_text(sql)) }}
{% endmacro %}
