{#- The sum of the hashes of a text over all rows, as text. -#}
{% macro spark__hash_total(table, text) %}
  {{ return("cast(coalesce(sum(cast(conv(substr(md5(" ~ text ~ "), 1, 15), 16, 10) as decimal(20, 0))), 0) as string)") }}
{% endmacro %}
