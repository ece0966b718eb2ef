{#-
  What a table or query holds, by reading all of it: {rows, hash, columns}. The hash depends on every value, on the
  names and types of the columns, and neither on the order of the rows nor on that of the columns:
  the sum over all rows of 60 bits of MD5 of the row's values, in a hash with the number of rows and the schema.
-#}
{% macro fingerprint(table, from_clause, columns=none) %}
  {% set columns = columns or lakehouse.columns_of(from_clause) %}
  {% set found = lakehouse.query(lakehouse.fingerprint_sql(table, from_clause, columns))[0] %}
  {{ return(lakehouse.fingerprint_of(found, columns)) }}
{% endmacro %}

{#- The same where reading may fail: {rows, hash, columns, error}. -#}
{% macro try_fingerprint(table, from_clause, columns) %}
  {% set tried = lakehouse.try_query(lakehouse.fingerprint_sql(table, from_clause, columns)) %}
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

{#- A row as one text: the values in the order of the columns' names, NULL told from '' and from its neighbours. -#}
{% macro row_text(table, columns) %}
  {% set values = [] %}
  {% for column in columns | sort(attribute='name') %}
    {% set value = lakehouse.value_text(table, lakehouse.quoted(table, column.name), column.type) %}
    {% do values.append("coalesce(" ~ value ~ ", chr(30))") %}
  {% endfor %}
  {{ return("concat_ws(chr(31), " ~ values | join(", ") ~ ")") }}
{% endmacro %}
