{#- Every recovery path of one table or all protected ones: what each would bring back, what it lacks, and the
    command. Changes nothing. Of a table's versions those are looked at that a loss could have left behind: the
    newest before each fall of the row count, and the one before the current one; at most five. The time is reckoned
    from the rows a second of earlier restores and drills in the recovery log. What only the project knows (an
    archive, an API) comes from the macros that the variable holdfast_points names. -#}
{% macro recovery_plan(table=none, output='text') %}
    {% do holdfast.reject_unknown('recovery_plan', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set wanted = holdfast.protected_tables() if table is none else [holdfast.find_table(table)] %}
    {% set answers, all_backups, pace = [], holdfast.backups(), holdfast.pace_of_restores() %}
    {% set started = holdfast.now() %}
    {% for table in wanted %}
        {% do holdfast.print_progress(output, loop, table.name, started) if wanted | length > 1 %}
        {% set answer = holdfast.recovery_paths(table, all_backups, pace) %}
        {% do answers.append(answer) %}
        {% do holdfast.print_recovery_paths(answer) if output == 'text' %}
    {% endfor %}
    {% do print(tojson(answers)) if output == 'json' %}
{% endmacro %}
