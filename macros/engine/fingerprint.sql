{#-
  What a table or query holds, by reading all of it: {rows, hash, columns}. The hash depends on every value, on the
  names and types of the columns, and neither on the order of the rows nor on that of the columns:
  the sum over all rows of 60 bits of MD5 of the row's values, in a hash with the number of rows and the schema.
-#}
{% macro fingerprint(table, from_clause, columns=none) %}
  {% set columns = columns or lakehouse.columns_of(from_clause) %}
  {% set found = lakehouse.rows(lakehouse.sql_for('fingerprint_sql', table, from_clause, columns))[0] %}
  {{ return(lakehouse.fingerprint_of(found, columns)) }}
{% endmacro %}

{#- The same where reading may fail: {rows, hash, columns, error}. -#}
{% macro try_fingerprint(table, from_clause, columns) %}
  {% set tried = lakehouse.try_rows(lakehouse.sql_for('fingerprint_sql', table, from_clause, columns)) %}
  {% if tried.error %}
    {{ return({'rows': none, 'hash': none, 'columns': columns, 'error': tried.error}) }}
  {% endif %}
  {{ return(lakehouse.fingerprint_of(tried.rows[0], columns)) }}
{% endmacro %}

{% macro fingerprint_of(found, columns) %}
  {% set schema = [] %}
  {% for column in columns | sort(attribute='name') %}
    {% do schema.append(column.name ~ ' ' ~ column.type) %}
  {% endfor %}
  {{ return({
      'rows': found.n | int, 'columns': columns, 'error': none,
      'hash': local_md5(schema | join(', ') ~ ' | ' ~ found.n ~ ' | ' ~ found.total),
  }) }}
{% endmacro %}

{#- n = number of rows, total = the sum of the rows' hashes, as text. -#}
{% macro default__fingerprint_sql(table, from_clause, columns) %}
  {{ return(
      "select count(*) as n, " ~ lakehouse.sql_for('hash_total', table, lakehouse.row_text(table, columns))
      ~ " as total from " ~ from_clause
  ) }}
{% endmacro %}

{#- The sum of the hashes of a text over all rows, as text. -#}
{% macro default__hash_total(table, text) %}
  {{ return("cast(coalesce(sum(cast(conv(substr(md5(" ~ text ~ "), 1, 15), 16, 10) as decimal(20, 0))), 0) as string)") }}
{% endmacro %}

{% macro duckdb__hash_total(table, text) %}
  {{ return("cast(coalesce(sum(cast('0x' || substr(md5(" ~ text ~ "), 1, 15) as bigint)), 0) as varchar)") }}
{% endmacro %}

{#- A row as one text: the values in the order of the columns' names, NULL told from '' and from its neighbours. -#}
{% macro row_text(table, columns) %}
  {% set values = [] %}
  {% for column in columns | sort(attribute='name') %}
    {% set value = lakehouse.sql_for('value_text', table, lakehouse.quoted(table, column.name), column.type) %}
    {% do values.append("coalesce(" ~ value ~ ", chr(30))") %}
  {% endfor %}
  {{ return("concat_ws(chr(31), " ~ values | join(", ") ~ ")") }}
{% endmacro %}

{#- Times as microseconds, so that the session's time zone does not matter. -#}
{% macro default__value_text(table, name, type) %}
  {% if type == 'timestamp' %}
    {{ return("cast(unix_micros(" ~ name ~ ") as string)") }}
  {% elif type == 'binary' %}
    {{ return("hex(" ~ name ~ ")") }}
  {% endif %}
  {{ return("cast(" ~ name ~ " as string)") }}
{% endmacro %}

{% macro duckdb__value_text(table, name, type) %}
  {% if type.startswith('timestamp') %}
    {{ return("cast(epoch_us(" ~ name ~ ") as varchar)") }}
  {% elif type == 'blob' %}
    {{ return("hex(" ~ name ~ ")") }}
  {% endif %}
  {{ return("cast(" ~ name ~ " as varchar)") }}
{% endmacro %}
