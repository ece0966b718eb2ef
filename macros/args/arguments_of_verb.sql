{#- Return the argument `args` of emit_sql: the arguments of the verb as a dictionary, empty by default. -#}
{% macro arguments_of_verb(verb, args) %}
    {% set given = args if args is not none else {} %}
    {% do holdfast.fail("args: " ~ given ~ " is not a mapping of arguments. Use args: {table: NAME}.")
        if given is not mapping %}
    {% set known = context['holdfast'][verb].macro.arguments | map(attribute='name') | list %}
    {% do holdfast.reject_unknown(verb, given | reject('in', known) | list) if known %}
    {{ return(given) }}
{% endmacro %}
