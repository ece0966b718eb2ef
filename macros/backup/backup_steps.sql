{#- The steps of a backup that is taken by hand: copy, check, record. No verb has read the copy, so its manifest has no
    hash: to the verbs it is unfinished, and the path back from it is printed, too. -#}
{% macro backup_steps(table, set_id, set_tables, reason) %}
    {% set plan = holdfast.assumed_backup(table, set_id, set_tables, reason) %}
    {% set nothing_read = {'rows': none, 'hash': none, 'columns': none} %}
    {% set record = holdfast.manifest_of(plan, holdfast.now(), nothing_read, holdfast.by_hand_text()) %}
    {% set steps = holdfast.copy_steps(plan) + [holdfast.step(
        "Record what it is. It counts as a backup once a verb has read it: " ~ holdfast.adopt_command(table,
        {'set_id': set_id}) ~ ". Without dbt, emit_sql with restore_table and backup: " ~ set_id
        ~ " prints how to restore from it.", holdfast.record_sql(table, record))] %}
    {% if holdfast.second_place(table.engine) %}
        {% set second = holdfast.second_copy(table, plan.id) %}
        {% for statement in holdfast.copy_elsewhere_sql(table, record) %}
            {% do steps.append(holdfast.look("Read the copy there: n and h must be those of the backup.",
                holdfast.row_facts_sql(table, second))) if second and loop.last %}
            {% do steps.append(holdfast.step("Copy it to the second place" ~ ("." if second
                else ", and read it there."), statement)) %}
        {% endfor %}
    {% endif %}
    {{ return(steps) }}
{% endmacro %}
