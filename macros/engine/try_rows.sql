{#- Run a query that may fail (a damaged file, a vacuumed version): {rows, error}, one of them none. -#}
{% macro try_rows(sql) %}
  {{ return(adapter.dispatch('try_rows', 'lakehouse')(sql)) }}
{% endmacro %}

{% macro duckdb__try_rows(sql) %}
  {% set tried = lakehouse.rows("select answer, error from lake.try_query($lake$" ~ sql ~ "$lake$)")[0] %}
  {{ return({'rows': none if tried.error else fromjson(tried.answer), 'error': tried.error}) }}
{% endmacro %}

{#-
  On Databricks a script catches the error (SQL scripting: any SQL warehouse, clusters from 16.3 on); the rows come
  as JSON, so numbers wider than 15 digits are to be asked for as text.
-#}
{% macro databricks__try_rows(sql) %}
  {% set tried = lakehouse.rows(
      "begin declare answer string; declare problem string; begin declare exit handler for sqlexception begin "
      ~ "get diagnostics condition 1 problem = message_text; end; "
      ~ "set answer = (select to_json(collect_list(struct(*)), map('ignoreNullFields', 'false')) from (" ~ sql ~ ") as asked); "
      ~ "end; select answer as answer, problem as error; end"
  )[0] %}
  {{ return({'rows': none if tried.error else fromjson(tried.answer), 'error': tried.error}) }}
{% endmacro %}

{#- Elsewhere what cannot be read ends the verb with the engine's own error. -#}
{% macro default__try_rows(sql) %}
  {{ return({'rows': lakehouse.rows(sql), 'error': none}) }}
{% endmacro %}

{#-
  How many rows a point holds, told by reading each of its files: {rows, error}, one of them none. A bare count is
  answered from the log, also when the files are gone; so the key is read, or everything where that is not possible.
-#}
{% macro probe(table, point) %}
  {% set reader = lakehouse.reader(table, point) %}
  {% set tried = lakehouse.try_rows(lakehouse.sql_for('probe_sql', table, reader, table.key)) %}
  {% if tried.error and table.key %}
    {% set tried = lakehouse.try_rows(lakehouse.sql_for('probe_sql', table, reader, [])) %}
  {% endif %}
  {{ return({'rows': none if tried.error else tried.rows[0].n | int, 'error': tried.error}) }}
{% endmacro %}

{% macro default__probe_sql(table, from_clause, columns) %}
  {% set names = [] %}
  {% for column in columns %}
    {% do names.append(lakehouse.quoted(table, column)) %}
  {% endfor %}
  {{ return("select count(*) as n, max(hash(" ~ (names | join(", ") or "to_json(struct(*))") ~ ")) as seen from " ~ from_clause) }}
{% endmacro %}

{% macro duckdb__probe_sql(table, from_clause, columns) %}
  {% set names = [] %}
  {% for column in columns %}
    {% do names.append(lakehouse.quoted(table, column)) %}
  {% endfor %}
  {{ return("select count(*) as n, max(hash(" ~ (names | join(", ") or "columns(*)") ~ ")) as seen from " ~ from_clause) }}
{% endmacro %}

{#- Run a statement that may fail: what went wrong, or none. -#}
{% macro try_statement(sql) %}
  {{ return(adapter.dispatch('try_statement', 'lakehouse')(sql)) }}
{% endmacro %}

{% macro duckdb__try_statement(sql) %}
  {{ return(lakehouse.rows("select answer, error from lake.try_query($tried$" ~ sql ~ "$tried$)")[0].error) }}
{% endmacro %}

{#- On a warehouse it ends the verb with the engine's own error; what the verb left is cleaned away by its next run. -#}
{% macro default__try_statement(sql) %}
  {% do run_query(sql) %}
  {{ return(none) }}
{% endmacro %}
