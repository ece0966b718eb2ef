{#- A sibling table as a point; refused with those that exist. -#}
{% macro sibling_point(table, wanted) %}
    {% set wanted = holdfast.identifier('standing', wanted) %}
    {% set names = holdfast.sibling_tables(table) | map(attribute='name') | list %}
    {% for name in names if name | lower == wanted | lower %}
        {{ return(holdfast.point_of_sibling(holdfast.table_at(table.database, table.schema, name))) }}
    {% endfor %}
    {% do holdfast.fail("'" ~ wanted ~ "' is not a table beside " ~ table.name ~ " that was made of it; "
        ~ ("the tables made of it are " ~ names | join(', ') if names else holdfast.operation_command('recovery_plan',
        {'table': table.name}) ~ " lists the recovery paths") ~ ".") %}
{% endmacro %}
