{#- Return a call of a function of the lake that writes the rows of a query: append, overwrite. -#}
{% macro lake_write(operation, table, query, note) %}
  {{ return(
      "select * from lake." ~ operation ~ "(" ~ lakehouse.lake_name(table) ~ ", $lake$" ~ query ~ "$lake$, note := "
      ~ lakehouse.duckdb__text_literal(note) ~ ")"
  ) }}
{% endmacro %}
