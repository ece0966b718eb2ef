{#- List every recovery path of one table or of all protected ones. With `values`, count the rows of each point that
    have other values now, too, and list more versions: wrong values leave no trace in the number of rows. Where a user
    may not see backups, `hidden_backups` is the sentence about it. -#}
{% macro recovery_plan(table=none, values=false, output='text') %}
    {% do holdfast.reject_unknown('recovery_plan', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set values = holdfast.boolean('values', values) %}
    {% set wanted = holdfast.protected_tables() if table is none else [holdfast.find_table(table)] %}
    {% set answers, all_backups, pace = [], holdfast.backups(), holdfast.pace_of_restores() %}
    {% set started = holdfast.now() %}
    {% for table in wanted %}
        {% do holdfast.print_progress(output, loop, table.name, started) if wanted | length > 1 %}
        {% set answer = holdfast.recovery_paths(table, all_backups, pace, values) %}
        {% set hidden = none if holdfast.backups_of(table, all_backups) else holdfast.hidden_text([table]) %}
        {% do answer.update({'hidden_backups': hidden}) if hidden %}
        {% do answers.append(answer) %}
        {% do holdfast.print_recovery_paths(answer, alone=wanted | length == 1) if output == 'text' %}
    {% endfor %}
    {% do print(tojson(answers)) if output == 'json' %}
{% endmacro %}
