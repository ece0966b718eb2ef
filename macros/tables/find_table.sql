{#- Return the table of that name, or of SCHEMA.IDENTIFIER; or of an IDENTIFIER that only one table has, because SQL
    names a table with an alias by it. See tables(). A refusal offers the nearest name, or every table that has the
    name. -#}
{% macro find_table(name) %}
    {% set wanted = holdfast.identifier('table', name) %}
    {% set all = holdfast.tables() %}
    {% for table in all if wanted in [table.name, table.schema ~ "." ~ table.identifier] %}
        {{ return(table) }}
    {% endfor %}
    {% set named = [] %}
    {% for table in all if wanted in [table.own_name, table.identifier] %} {% do named.append(table) %} {% endfor %}
    {% set shared = named | map(attribute='name') | list %}
    {% if shared | length == 1 %} {{ return(named[0]) }}
    {% elif shared %}
        {% do holdfast.fail("There are " ~ shared | length ~ " tables '" ~ wanted ~ "' in this project; say which: "
            ~ shared | join(' or ') ~ ".") %}
    {% endif %}
    {% set nearest = holdfast.nearest(wanted, all | map(attribute='name')) %}
    {% set protected = all | selectattr('protected') | map(attribute='name') | join(', ') %}
    {% set hint = "did you mean '" ~ nearest ~ "'?" if nearest else "the protected ones are " ~ protected ~ "." %}
    {% do holdfast.fail("'" ~ wanted ~ "' is not a table of this project; " ~ hint) %}
{% endmacro %}
