{#- List every recovery path of one table or of all protected ones. -#}
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
