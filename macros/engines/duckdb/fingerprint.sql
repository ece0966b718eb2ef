{% macro duckdb__hash_total(table, text) %}
  {{ return("cast(coalesce(sum(cast('0x' || substr(md5(" ~ text ~ "), 1, 15) as bigint)), 0) as varchar)") }}
{% endmacro %}

{% macro duckdb__value_text(table, name, type) %}
  {% if type.startswith('timestamp') %}
    {{ return("cast(epoch_us(" ~ name ~ ") as varchar)") }}
  {% elif type == 'blob' %}
    {{ return("hex(" ~ name ~ ")") }}
  {% endif %}
  {{ return("cast(" ~ name ~ " as varchar)") }}
{% endmacro %}

{% macro duckdb__fingerprint_sql(table, from_clause, columns) %}
  {{ return(
      "select count(*) as n, " ~ lakehouse.hash_total(table, lakehouse.row_text(table, columns))
      ~ " as total from " ~ from_clause
  ) }}
{% endmacro %}
