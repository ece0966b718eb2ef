{#- Return the one of `verbs` that the argument `verb` names; see usage_of(). -#}
{% macro find_verb(verb, verbs) %}
    {% set wanted, names = holdfast.identifier('verb', verb), verbs | map(attribute='verb') | list %}
    {% for usage in verbs if usage.verb == wanted %} {{ return(usage) }} {% endfor %}
    {% set nearest = holdfast.nearest(wanted, names) %}
    {% set hint = "did you mean '" ~ nearest ~ "'?" if nearest else "the verbs are " ~ names | join(', ') ~ "." %}
    {% do holdfast.fail("'" ~ wanted ~ "' is not a verb; " ~ hint) %}
{% endmacro %}
