{#- Without the columns that the manifest recorded, the content is hashed as it stands. -#}
{% macro printed_verify_backup(arguments, asked) %}
    {% set steps = [] %}
    {% for table in holdfast.asked_tables(arguments, asked) %}
        {% set id = holdfast.printed_backup_id(table, arguments.get('backup', 'latest'), asked) %}
        {% do steps.extend(holdfast.fetch_steps(table, id)) %}
        {% set copy = holdfast.reader(table, {'kind': 'backup', 'id': id}) %}
        {% do steps.append(holdfast.look(
            "What was recorded of the backup: rows, version, hash. Where `sound` is false, it is damaged.",
            holdfast.list_sql(table, id))) %}
        {% do steps.append(holdfast.look("Read all of it: n must be the rows recorded.",
            holdfast.row_facts_sql(table, copy))) %}
        {% do steps.append(holdfast.look_for_period_faults(table, copy)) if table.periods %}
        {% set second = holdfast.second_copy(table, id) if holdfast.second_place(table.engine) else none %}
        {% if second %}
            {% do steps.append(holdfast.look("Read its copy in the second place: the same n and h.",
                holdfast.row_facts_sql(table, second))) %}
        {% elif holdfast.second_place(table.engine) %}
            {% do steps.append(holdfast.look("Read its copy in the second place: `changed` must be NULL.",
                holdfast.compare_elsewhere_sql(table, id))) %}
        {% endif %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
