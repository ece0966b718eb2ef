{#- Let tables keep their history longer. -#}
{% macro set_retention(table=none, days=none, dry_run=false, output='text') %}
    {% set started = holdfast.now() %}
    {% do holdfast.reject_unknown('set_retention', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set dry_run = holdfast.boolean('dry_run', dry_run) %}
    {% set days = holdfast.days_argument(days) %}
    {% do holdfast.refuse_frozen('set_retention', holdfast.tables_with_history(table)) if not dry_run %}
    {% set answers, name = [], none if table is none else holdfast.find_table(table).name %}
    {% for each in holdfast.tables_with_history(table) %}
        {% set now = holdfast.retention_of(each) %}
        {% set statements = holdfast.statements_of(holdfast.retention_steps(each, days, now)) %}
        {% do answers.append({'table': each.name, 'days_before': now.days, 'days': [now.days, days] | max,
            'statements': statements, 'dry_run': dry_run}) %}
    {% endfor %}
    {% if not dry_run %}
        {% set entry = {'table_name': name, 'to_point': days ~ ' days',
            'detail': holdfast.operation_command('set_retention', {'table': name, 'days': days})} %}
        {% do holdfast.log_verb('set_retention', 'started', entry) %}
        {% for statement in answers | map(attribute='statements') | sum(start=[]) %}
            {% do holdfast.change(statement) %}
        {% endfor %}
        {% do holdfast.log_end('set_retention', 'done', dict(entry, seconds=holdfast.seconds_since(started))) %}
    {% endif %}
    {% do holdfast.print_retention(answers, dry_run, output) %}
{% endmacro %}
