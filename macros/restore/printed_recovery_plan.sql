{#- Every version and backup of a table, and what one of them would bring back: the queries that recovery_plan runs. -#}
{% macro printed_recovery_plan(given, asked) %}
    {% set steps, values = [], holdfast.boolean('values', given.get('values', false)) %}
    {% for table in holdfast.asked_tables(given, asked) %}
        {% set points = {} %}
        {% if holdfast.has_history(table) %}
            {% do steps.extend(holdfast.history_steps(table)) %}
            {% do points.update({"a version; put its number for 0": {'kind': 'version', 'id': 0}}) %}
        {% endif %}
        {% do points.update({"a backup; put the id of its set for set_20260203T090000Z": {'kind': 'backup',
            'id': holdfast.backup_id('set_20260203T090000Z', table)}}) %}
        {% for what, point in points.items() if table.key %}
            {% set there = holdfast.reader(table, point) %}
            {% do steps.append(holdfast.look("What comes back (only_then), and what would be lacking (only_now), of "
                ~ what ~ ".", holdfast.compare_keys_sql(table, holdfast.reader(table), there))) %}
            {% set differ = "How many rows have other values in the same key (differ). Name the columns where the two "
                ~ "have not the same." %}
            {% do steps.append(holdfast.look(differ, holdfast.other_values_sql(table, holdfast.reader(table), there,
                ['*'], ['*']))) if values %}
            {% do steps.append(holdfast.look("How recent that is.", holdfast.newest_sql(table, there)))
                if table.newest %}
        {% endfor %}
    {% endfor %}
    {{ return(steps + holdfast.printed_list_backups(given, asked)) }}
{% endmacro %}
