{% macro duckdb__try_query(sql) %}
  {% set tried = lakehouse.query("select answer, error from lake.try_query($lake$" ~ sql ~ "$lake$)")[0] %}
  {{ return({'rows': none if tried.error else fromjson(tried.answer), 'error': tried.error}) }}
{% endmacro %}

{% macro duckdb__count_readable_rows_sql(table, from_clause, columns) %}
  {% set names = [] %}
  {% for column in columns %}
    {% do names.append(lakehouse.quoted(table, column)) %}
  {% endfor %}
  {{ return("select count(*) as n, max(hash(" ~ (names | join(", ") or "columns(*)") ~ ")) as seen from " ~ from_clause) }}
{% endmacro %}

{% macro duckdb__try_execute(sql) %}
  {{ return(lakehouse.query("select answer, error from lake.try_query($tried$" ~ sql ~ "$tried$)")[0].error) }}
{% endmacro %}
