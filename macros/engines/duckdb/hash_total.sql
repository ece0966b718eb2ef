{% macro duckdb__hash_total(table, text) %}
  {{ return("cast(coalesce(sum(cast('0x' || substr(md5(" ~ text ~ "), 1, 15) as bigint)), 0) as varchar)") }}
{% endmacro %}
