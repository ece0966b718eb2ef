{#- Return how each documented verb is used, sorted by name; see usage_of(). -#}
{% macro documented_verbs() %}
    {% set verbs = [] %}
    {% for name, generator in context['holdfast'].items() %}
        {% set macro = generator.macro %}
        {% do verbs.append(holdfast.usage_of(macro))
            if macro.original_file_path.startswith('operations/') and macro.description %}
    {% endfor %}
    {{ return(verbs | sort(attribute='verb')) }}
{% endmacro %}
