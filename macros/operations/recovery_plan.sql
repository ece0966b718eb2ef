{#- Every recovery path of one table or all protected ones: what each would bring back, what it lacks, and the
    command. Changes nothing. Of a table's versions those are looked at that a loss could have left behind: the
    newest before each fall of the row count, and the one before the current one; at most five. The time is reckoned
    from the rows a second of earlier restores and drills in the recovery log. What only the project knows (an
    archive, an API) comes from the macros that the variable lakehouse_points names. -#}
{% macro recovery_plan(table=none, output='text') %}
    {% do lakehouse.reject_unknown('recovery_plan', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set wanted = lakehouse.protected_tables() if table is none else [lakehouse.find_table(table)] %}
    {% set answers, all_backups, pace = [], lakehouse.backups(), lakehouse.pace_of_restores() %}
    {% set started = lakehouse.now() %}
    {% for table in wanted %}
        {% do lakehouse.print_progress(output, loop, table.name, started) if wanted | length > 1 %}
        {% set answer = lakehouse.recovery_paths(table, all_backups, pace) %}
        {% do answers.append(answer) %}
        {% do lakehouse.print_recovery_paths(answer) if output == 'text' %}
    {% endfor %}
    {% do print(tojson(answers)) if output == 'json' %}
{% endmacro %}
