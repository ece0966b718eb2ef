{#- Return the table of that name, or of SCHEMA.IDENTIFIER; see tables(). A refusal offers the nearest name, or every
    table that has the name. -#}
{% macro find_table(name) %}
    {% set wanted = holdfast.identifier('table', name) %}
    {% set all = holdfast.tables() %}
    {% for table in all if wanted in [table.name, table.schema ~ "." ~ table.identifier] %}
        {{ return(table) }}
    {% endfor %}
    {% set shared = all | selectattr('own_name', 'equalto', wanted) | map(attribute='name') | list %}
    {% if shared %}
        {% do holdfast.fail("There are " ~ shared | length ~ " tables '" ~ wanted ~ "' in this project; say which: "
            ~ shared | join(' or ') ~ ".") %}
    {% endif %}
    {% set nearest = holdfast.nearest(wanted, all | map(attribute='name')) %}
    {% set protected = all | selectattr('protected') | map(attribute='name') | join(', ') %}
    {% set hint = "did you mean '" ~ nearest ~ "'?" if nearest else "the protected ones are " ~ protected ~ "." %}
    {% do holdfast.fail("'" ~ wanted ~ "' is not a table of this project; " ~ hint) %}
{% endmacro %}
