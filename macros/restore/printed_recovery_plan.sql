{#- Every version and backup of a table, and what one of them would bring back: the queries that recovery_plan runs. -#}
{% macro printed_recovery_plan(given, asked) %}
    {% set steps = [] %}
    {% for table in lakehouse.asked_tables(given, asked) %}
        {% set points = {} %}
        {% if lakehouse.has_history(table) %}
            {% do steps.extend(lakehouse.history_steps(table)) %}
            {% do points.update({"a version; put its number for 0": {'kind': 'version', 'id': 0}}) %}
        {% endif %}
        {% do points.update({"a backup; put the id of its set for set_20260203T090000Z": {'kind': 'backup',
            'id': lakehouse.backup_id('set_20260203T090000Z', table)}}) %}
        {% for what, point in points.items() if table.key %}
            {% set there = lakehouse.reader(table, point) %}
            {% do steps.append(lakehouse.look("What comes back (only_then), and what would be lacking (only_now), of "
                ~ what ~ ".", lakehouse.compare_keys_sql(table, lakehouse.reader(table), there))) %}
            {% do steps.append(lakehouse.look("How recent that is.", lakehouse.newest_sql(table, there)))
                if table.newest %}
        {% endfor %}
    {% endfor %}
    {{ return(steps + lakehouse.printed_list_backups(given, asked)) }}
{% endmacro %}
