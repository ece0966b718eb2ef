{#- Print the SQL of a verb without running it, to paste into a SQL editor when dbt cannot reach the tables. Names
    and keys come from the project, so no table need exist. What only a live verb can find out is a query in the
    text. Each statement has a comment that says what it does and, where there is something to check, the query that
    checks it. `python -m dbt_duckdb_delta.sql FILE --data-dir data` runs the text of `local`. -#}
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
    {% if output == 'json' %} {% do print(tojson({'verb': verb, 'dialect': asked.dialect, 'steps': steps})) %}
    {% else %} {% do holdfast.print_steps(verb, given, asked, steps) %}
    {% endif %}
{% endmacro %}
