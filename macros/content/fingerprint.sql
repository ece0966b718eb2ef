{#- Return what a table or query holds, by reading all of it: {rows, hash, columns, row (of the query), error (none)}.

    The hash depends on every value and on the names and types of the columns, and neither on the order of the rows nor
    on that of the columns: the sum over all rows of a hash of the row's values, hashed with the number of rows and the
    schema. Manifests hold it as content_hash, with the kind of the rows' hash in front; see hash_kind_of().

    columns    a list of {name, type}; asked of the engine by default
    recorded   a hash to compare with: of the two kinds that of this one is taken where the engine has both -#}
{% macro fingerprint(table, from_clause, columns=none, recorded=none) %}
    {% set columns = columns or holdfast.columns_of(from_clause) %}
    {% set found = holdfast.query(holdfast.fingerprint_sql(table, from_clause, columns, recorded))[0] %}
    {{ return(holdfast.fingerprint_of(found, columns)) }}
{% endmacro %}

{% macro fingerprint_of(found, columns) %}
    {% set schema, kind = [], found.get('kind') %}
    {% for column in columns | sort(attribute='name') %}
        {% do schema.append(column.name ~ ' ' ~ column.type) %}
    {% endfor %}
    {% set content = local_md5(schema | join(', ') ~ ' | ' ~ found.n ~ ' | ' ~ found.total) %}
    {{ return({'rows': found.n | int, 'columns': columns, 'row': found, 'error': none,
        'hash': kind ~ ':' ~ content if kind else content}) }}
{% endmacro %}
