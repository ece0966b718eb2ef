{#- Return the argument `verb` of emit_sql: a verb of which the SQL can be printed. -#}
{% macro printable_verb(verb) %}
    {% set verb, printable = holdfast.identifier('verb', verb), holdfast.printable_verbs() %}
    {% if verb not in printable %}
        {% set nearest = holdfast.nearest(verb, printable) if verb not in context['holdfast'] else none %}
        {% set others = "there is that of " ~ printable | join(', ') ~ "." %}
        {% set hint = "did you mean '" ~ nearest ~ "'?" if nearest else others %}
        {% do holdfast.fail("The SQL of '" ~ verb ~ "' cannot be printed; " ~ hint) %}
    {% endif %}
    {{ return(verb) }}
{% endmacro %}
