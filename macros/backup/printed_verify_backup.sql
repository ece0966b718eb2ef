{#- Without the columns that the manifest recorded, the content is hashed as it stands. -#}
{% macro printed_verify_backup(arguments, asked) %}
    {% set steps = [] %}
    {% for table in lakehouse.asked_tables(arguments, asked) %}
        {% set id = lakehouse.printed_backup_id(table, arguments.get('backup', 'latest'), asked) %}
        {% do steps.extend(lakehouse.fetch_steps(table, id)) %}
        {% set copy = lakehouse.reader(table, {'kind': 'backup', 'id': id}) %}
        {% do steps.append(lakehouse.look(
            "What was recorded of the backup: rows, version, hash. Where `sound` is false, it is damaged.",
            lakehouse.manifest_sql(table, id))) %}
        {% do steps.append(lakehouse.look("Read all of it: n must be the rows recorded.",
            lakehouse.row_facts_sql(table, copy))) %}
        {% do steps.append(lakehouse.look_for_period_faults(table, copy)) if table.periods %}
        {% if lakehouse.second_place(table.engine) %}
            {% do steps.append(lakehouse.look("Read its copy in the second place: `changed` must be NULL.",
                lakehouse.compare_elsewhere_sql(table, id))) %}
        {% endif %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
