{#- Refuse what cannot be begun: a name that is taken, another point while an undrop is unfinished, rows without a key.
-#}
{% macro reject_undrop(table, state, options) %}
    {% set into, dropped = options.into, options.dropped %}
    {% do holdfast.reject_reserved_name(table, into) if into %}
    {% if into and not (state and state.back) and holdfast.type_in_catalog(table, into) %}
        {% do holdfast.fail("into: " ~ into ~ " exists already; choose a name that is free.") %}
    {% elif state and dropped not in [none, 'latest'] and dropped | string not in state.command %}
        {% do holdfast.fail("An undrop of " ~ table.name ~ " was interrupted; finish that one first: "
            ~ state.command) %}
    {% endif %}
{% endmacro %}
