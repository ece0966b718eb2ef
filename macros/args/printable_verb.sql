{#- Return the argument `verb` of emit_sql: a verb of which the SQL can be printed. -#}
{% macro printable_verb(verb) %}
    {% set verb, printable = lakehouse.identifier('verb', verb), lakehouse.printable_verbs() %}
    {% if verb not in printable %}
        {% set nearest = lakehouse.nearest(verb, printable) if verb not in context['lakehouse'] else none %}
        {% set others = "there is that of " ~ printable | join(', ') ~ "." %}
        {% set hint = "did you mean '" ~ nearest ~ "'?" if nearest else others %}
        {% do lakehouse.fail("The SQL of '" ~ verb ~ "' cannot be printed; " ~ hint) %}
    {% endif %}
    {{ return(verb) }}
{% endmacro %}
