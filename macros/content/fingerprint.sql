{#-
  Return what a table or query holds, by reading all of it: {rows, hash, columns, error (none)}.

  The hash depends on every value and on the names and types of the columns, and neither on the order of the rows nor on
  that of the columns: the sum over all rows of 60 bits of MD5 of the row's values, hashed with the number of rows and
  the schema. Manifests hold it as content_hash.

  columns   a list of {name, type}; asked of the engine by default
-#}
{% macro fingerprint(table, from_clause, columns=none) %}
    {% set columns = columns or lakehouse.columns_of(from_clause) %}
    {% set found = lakehouse.query(lakehouse.fingerprint_sql(table, from_clause, columns))[0] %}
    {{ return(lakehouse.fingerprint_of(found, columns)) }}
{% endmacro %}

{% macro fingerprint_of(found, columns) %}
    {% set schema = [] %}
    {% for column in columns | sort(attribute='name') %}
        {% do schema.append(column.name ~ ' ' ~ column.type) %}
    {% endfor %}
    {{ return({'rows': found.n | int, 'columns': columns, 'error': none,
        'hash': local_md5(schema | join(', ') ~ ' | ' ~ found.n ~ ' | ' ~ found.total)}) }}
{% endmacro %}
