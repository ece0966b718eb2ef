{#- The dropped table that is meant: `latest`, or its id; refused with those that can be undropped. The latest may be
    one that was made after the loss and holds less, so it has `others`: the labels of those before it. -#}
{% macro dropped_point(table, wanted) %}
    {% set found = holdfast.dropped_tables(table) %}
    {% set wanted = holdfast.identifier('dropped', wanted) if wanted is not none else 'latest' %}
    {% if wanted == 'latest' and found | length > 1 and found | selectattr('when', 'none') | list %}
        {% do holdfast.fail("The latest dropped table of " ~ table.name ~ " is not known, because a time is missing: "
            ~ found | map(attribute='label') | join(', ') ~ "; name one: "
            ~ holdfast.operation_command('undrop_table', {'table': table.name, 'dropped': found[0].id})) %}
    {% endif %}
    {% for point in found if wanted in ['latest', point.id] %}
        {{ return(dict(point, others=(found | map(attribute='label') | list)[1:] if wanted == 'latest' else [])) }}
    {% endfor %}
    {% set refusal = "'" ~ wanted ~ "' is not a dropped table of " ~ table.name
        ~ "; those that can be undropped are " ~ found | map(attribute='label') | join(', ') if found
        else "No dropped table of " ~ table.name
        ~ " can be undropped: a catalog lists them to their owner and to who has MANAGE on the schema" %}
    {% do holdfast.fail(refusal ~ "; " ~ holdfast.operation_command('recovery_plan', {'table': table.name})
        ~ " lists the recovery paths.") %}
{% endmacro %}
