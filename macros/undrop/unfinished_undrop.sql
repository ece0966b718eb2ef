{#- An undrop of the table that was killed on the way: what undrop_state() returns; none if there is none. Where nothing
    can be undropped, the verb is one restore, and the same command finishes that. -#}
{% macro unfinished_undrop(table, into) %}
    {% set begun = [] %}
    {% for entry in (holdfast.unfinished_verbs() if holdfast.can_undrop(table) else [])
        if entry.verb == 'undrop_table' and entry.table_name == table.name %}
        {% do begun.append(entry) if not into or entry.to_point == table.schema ~ '.' ~ into %}
    {% endfor %}
    {{ return(holdfast.undrop_state(table, into, begun, {'relations': holdfast.tables_of_schema(table),
        'siblings': holdfast.sibling_tables(table) | map(attribute='name') | list,
        'dropped': holdfast.dropped_tables(table), 'stamp': holdfast.undrop_stamp()}) if begun else none) }}
{% endmacro %}
