{#- Print the SQL of a verb without running it, to paste into a SQL editor when dbt cannot reach the tables. Names
    and keys come from the project, so no table need exist. What only a live verb can find out is a query in the
    text. Each statement has a comment that says what it does and, where there is something to check, the query that
    checks it. `python -m dbt_duckdb_delta.sql FILE --data-dir data` runs the text of `local`. -#}
{% macro emit_sql(verb=none, args=none, dialect=none, catalog=none, output='text') %}
    {% do lakehouse.reject_unknown('emit_sql', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set verb = lakehouse.printable_verb(verb) %}
    {% set given = lakehouse.arguments_of_verb(verb, args) %}
    {% set own = lakehouse.own_dialect() %}
    {% set asked = {'dialect': lakehouse.choice('dialect', dialect or own, ['databricks', 'spark', 'local']),
        'own': own, 'catalog': lakehouse.optional_text('catalog', catalog)} %}
    {% set steps = context['lakehouse']['printed_' ~ verb](given, asked) %}
    {% if output == 'json' %} {% do print(tojson({'verb': verb, 'dialect': asked.dialect, 'steps': steps})) %}
    {% else %} {% do lakehouse.print_steps(verb, given, asked, steps) %}
    {% endif %}
{% endmacro %}
