{#- The plans of several restores, all made before the first table is touched: {plans, untouched, choices, failures}.
    With `auto` each table has the point that brings back most of it; `choices` say why, and `untouched` are those that
    need none. `failures` {table, point, why} are those whose backup is damaged: they do not stop the others. -#}
{% macro plan_restores(tables, auto, timestamp, set_id, options) %}
    {% set plans, untouched, choices, failures = [], [], [], [] %}
    {% set all_backups = holdfast.backups() if tables else [] %}
    {% for table in tables %}
        {% set best = holdfast.best_point(table, all_backups) if auto else {'point': none, 'why': none} %}
        {% do choices.append({'text': table.name ~ ": " ~ best.why}) %}
        {% if auto and not best.point %}
            {% do untouched.append({'table': table.name, 'point': none, 'why': best.why}) %}
        {% else %}
            {% set point = best.point or holdfast.find_point(table, timestamp=timestamp, backup=set_id,
                all_backups=all_backups) %}
            {% set problem = holdfast.damage_of_point(table, point) %}
            {% if problem %} {% do failures.append({'table': table.name, 'point': point.label, 'why': problem}) %}
            {% else %} {% do plans.append(holdfast.plan_restore(table, point, options.mode, options.prefer)) %}
            {% endif %}
        {% endif %}
    {% endfor %}
    {{ return({'plans': plans, 'untouched': untouched, 'choices': choices, 'failures': failures}) }}
{% endmacro %}
