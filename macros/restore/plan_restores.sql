{#- The plans of several restores, all made before the first table is touched: {plans, untouched, choices, failures}.
    With `auto` each table has the point that brings back most of it; `choices` say why, and `untouched` are those that
    need none, or that cannot be merged and hold exactly the rows of their point. `failures` {table, point, why} are
    those that cannot be restored: their backup is damaged, no point can be read, their history does not reach back, or
    they cannot be merged. They do not stop the others. -#}
{% macro plan_restores(tables, auto, timestamp, set_id, options) %}
    {% set plans, untouched, choices, failures = [], [], [], [] %}
    {% set all_backups, memory = (holdfast.backups(), holdfast.loss_memory()) if tables else ([], {}) %}
    {% for table in tables %}
        {% set best = holdfast.try_best_point(table, all_backups) if auto else {'point': none, 'why': none} %}
        {% do choices.append({'text': table.name ~ ": " ~ best.why}) if best.why %}
        {% if best.refusal or (auto and not best.point) %}
            {% do (failures if best.refusal else untouched).append({'table': table.name, 'point': none,
                'why': best.refusal or best.why}) %}
        {% else %}
            {% set point = best.point or holdfast.try_find_point(table, timestamp=timestamp, backup=set_id,
                all_backups=all_backups) %}
            {% set problem = point.get('refusal') or holdfast.refusal_of_damage(table, point) %}
            {% set plan = {'refusal': problem} if problem else holdfast.with_command(holdfast.try_plan_restore(table,
                point, options.mode, options.prefer, memory=memory), best.get('command')) %}
            {% if plan.refusal and not problem and holdfast.holds_the_point(table, point) %}
                {% do untouched.append({'table': table.name, 'point': point.label, 'why': table.name
                    ~ " stays as it is: it holds exactly the rows of " ~ point.label}) %}
            {% elif plan.refusal %}
                {% do failures.append({'table': table.name, 'point': point.get('label'), 'why': plan.refusal}) %}
            {% else %} {% do plans.append(plan) %}
            {% endif %}
        {% endif %}
    {% endfor %}
    {{ return({'plans': plans, 'untouched': untouched, 'choices': choices, 'failures': failures}) }}
{% endmacro %}
