{#- Let tables keep their history longer: time travel reaches as far back as both the log and the files of replaced
    rows are kept. Never shortens anything. -#}
{% macro set_retention(table=none, days=none, dry_run=false, output='text') %}
    {% set started = lakehouse.now() %}
    {% do lakehouse.reject_unknown('set_retention', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
    {% set days = lakehouse.days_argument(days) %}
    {% do lakehouse.refuse_frozen('set_retention', lakehouse.tables_with_history(table)) if not dry_run %}
    {% set answers, name = [], none if table is none else lakehouse.find_table(table).name %}
    {% for each in lakehouse.tables_with_history(table) %}
        {% set now = lakehouse.retention_of(each) %}
        {% set statements = lakehouse.statements_of(lakehouse.retention_steps(each, days, now)) %}
        {% do answers.append({'table': each.name, 'days_before': now.days, 'days': [now.days, days] | max,
            'statements': statements, 'dry_run': dry_run}) %}
    {% endfor %}
    {% if not dry_run %}
        {% set entry = {'table_name': name, 'to_point': days ~ ' days',
            'detail': lakehouse.operation_command('set_retention', {'table': name, 'days': days})} %}
        {% do lakehouse.log_verb('set_retention', 'started', entry) %}
        {% for statement in answers | map(attribute='statements') | sum(start=[]) %}
            {% do lakehouse.change(statement) %}
        {% endfor %}
        {% do lakehouse.log_verb('set_retention', 'done', dict(entry, seconds=lakehouse.seconds_since(started))) %}
    {% endif %}
    {% do lakehouse.print_retention(answers, dry_run, output) %}
{% endmacro %}
