{#- The dropped table that is meant: `latest`, or its id; refused with those that can be undropped. -#}
{% macro dropped_point(table, wanted) %}
    {% set found = holdfast.dropped_tables(table) %}
    {% set wanted = holdfast.identifier('dropped', wanted) if wanted is not none else 'latest' %}
    {% if wanted == 'latest' and found | length > 1 and found | selectattr('when', 'none') | list %}
        {% do holdfast.fail("The latest dropped table of " ~ table.name ~ " is not known, because a time is missing: "
            ~ found | map(attribute='label') | join(', ') ~ "; name one: "
            ~ holdfast.operation_command('undrop_table', {'table': table.name, 'dropped': found[0].id})) %}
    {% endif %}
    {% for point in found if wanted in ['latest', point.id] %} {{ return(point) }} {% endfor %}
    {% do holdfast.fail(("'" ~ wanted ~ "' is not a dropped table of " ~ table.name
        ~ "; those that can be undropped are " ~ found | map(attribute='label') | join(', ') if found
        else "No dropped table of " ~ table.name ~ " can be undropped")
        ~ "; " ~ holdfast.operation_command('recovery_plan', {'table': table.name}) ~ " lists the recovery paths.") %}
{% endmacro %}
