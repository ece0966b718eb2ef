{#- Return how a documented macro is used: {verb, does (the first sentence), description, examples, arguments}. -#}
{% macro usage_of(macro) %}
    {% set description = modules.re.sub('\\s+', ' ', macro.description) | trim %}
    {% set arguments = [] %}
    {% for argument in macro.arguments %}
        {% do arguments.append({'name': argument.name, 'type': argument.type,
            'description': modules.re.sub('\\s+', ' ', argument.description) | trim}) %}
    {% endfor %}
    {{ return({'verb': macro.name, 'does': description.split('. ')[0].rstrip('.') ~ '.', 'description': description,
        'examples': macro.meta.get('examples') or [], 'arguments': arguments}) }}
{% endmacro %}
