{#- List the verbs, or explain one, from the descriptions in the yml. -#}
{% macro recovery_help(verb=none, output='text') %}
    {% do holdfast.reject_unknown('recovery_help', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set verbs = holdfast.documented_verbs() %}
    {% if verb is not none %} {% set verbs = [holdfast.find_verb(verb, verbs)] %} {% endif %}
    {% if output == 'json' %} {% do print(tojson(verbs)) %}
    {% elif verb is none %}
        {% do holdfast.print_table(verbs, ['verb', 'does']) %}
        {% do print("Each in full: dbt run-operation recovery_help --args '{verb: restore_table}'") %}
    {% else %} {% do holdfast.print_usage(verbs[0]) %}
    {% endif %}
{% endmacro %}
