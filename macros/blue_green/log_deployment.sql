{#- Write an entry of the journal into the recovery log: what a verb is about to do, or has done, as JSON. -#}
{% macro log_deployment(verb, state, deployment, detail={}) %}
    {% do holdfast.log_verb("blue_green_" ~ verb, state,
        {"table_name": deployment.tables | map(attribute="name") | join(", "), "to_point": deployment.suffix,
        "detail": tojson(dict({"suffix": deployment.suffix}, **detail))}) %}
{% endmacro %}
