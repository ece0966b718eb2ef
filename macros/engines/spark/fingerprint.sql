{#- n = number of rows, total = the sum of the rows' hashes, as text. -#}
{% macro spark__fingerprint_sql(table, from_clause, columns) %}
  {{ return(
      "select count(*) as n, " ~ lakehouse.hash_total(table, lakehouse.row_text(table, columns))
      ~ " as total from " ~ from_clause
  ) }}
{% endmacro %}

{#- The sum of the hashes of a text over all rows, as text. -#}
{% macro spark__hash_total(table, text) %}
  {{ return("cast(coalesce(sum(cast(conv(substr(md5(" ~ text ~ "), 1, 15), 16, 10) as decimal(20, 0))), 0) as string)") }}
{% endmacro %}

{#- Times as microseconds, so that the session's time zone does not matter. -#}
{% macro spark__value_text(table, name, type) %}
  {% if type == 'timestamp' %}
    {{ return("cast(unix_micros(" ~ name ~ ") as string)") }}
  {% elif type == 'binary' %}
    {{ return("hex(" ~ name ~ ")") }}
  {% endif %}
  {{ return("cast(" ~ name ~ " as string)") }}
{% endmacro %}
