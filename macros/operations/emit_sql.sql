{#- Print the SQL of a verb: the steps that the verb runs. -#}
{% macro emit_sql(verb=none, args=none, dialect=none, catalog=none, output='text') %}
    {% do holdfast.reject_unknown('emit_sql', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set verb = holdfast.printable_verb(verb) %}
    {% set given = holdfast.arguments_of_verb(verb, args) %}
    {% set own = holdfast.own_dialect() %}
    {% set dialects = holdfast.engines_by_dialect() | list %}
    {% set asked = {'dialect': holdfast.choice('dialect', dialect or own, dialects), 'own': own,
        'catalog': holdfast.optional_text('catalog', catalog)} %}
    {% set steps = context['holdfast']['printed_' ~ verb](given, asked) %}
    {% do print(tojson({'verb': verb, 'dialect': asked.dialect, 'steps': steps})) if output == 'json'
        else holdfast.print_steps(verb, given, asked, steps) %}
{% endmacro %}
