{#- Return the argument `args` of emit_sql: the arguments of the verb as a dictionary, empty by default. -#}
{% macro arguments_of_verb(verb, args) %}
    {% set given = args if args is not none else {} %}
    {% if given is not mapping %}
        {% do lakehouse.fail("args: " ~ given ~ " is not a mapping of arguments. Use args: {table: NAME}.") %}
    {% endif %}
    {% set known = context['lakehouse'][verb].macro.arguments | map(attribute='name') | list %}
    {% do lakehouse.reject_unknown(verb, given | reject('in', known) | list) if known %}
    {{ return(given) }}
{% endmacro %}
