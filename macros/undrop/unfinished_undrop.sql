{#- An undrop of the table that was killed on the way: what undrop_state() returns; none if there is none. Where nothing
    can be undropped, the verb is one restore, and the same command finishes that. -#}
{% macro unfinished_undrop(table, into) %}
    {% set begun = [] %}
    {% for entry in (lakehouse.unfinished_verbs() if lakehouse.can_undrop(table) else [])
        if entry.verb == 'undrop_table' and entry.table_name == table.name %}
        {% do begun.append(entry) if not into or entry.to_point == table.schema ~ '.' ~ into %}
    {% endfor %}
    {{ return(lakehouse.undrop_state(table, into, begun, {'relations': lakehouse.tables_of_schema(table),
        'siblings': lakehouse.sibling_tables(table) | map(attribute='name') | list,
        'dropped': lakehouse.dropped_tables(table), 'stamp': lakehouse.undrop_stamp()}) if begun else none) }}
{% endmacro %}
