{#- Print every verb in one line, or how one is used. The text comes from the documentation that dbt reads (_*.yml). -#}
{% macro recovery_help(verb=none, output='text') %}
    {% do lakehouse.reject_unknown('recovery_help', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set verbs = lakehouse.documented_verbs() %}
    {% if verb is not none %} {% set verbs = [lakehouse.find_verb(verb, verbs)] %} {% endif %}
    {% if output == 'json' %} {% do print(tojson(verbs)) %}
    {% elif verb is none %}
        {% do lakehouse.print_table(verbs, ['verb', 'does']) %}
        {% do print("Each in full: dbt run-operation recovery_help --args '{verb: restore_table}'") %}
    {% else %} {% do lakehouse.print_usage(verbs[0]) %}
    {% endif %}
{% endmacro %}
