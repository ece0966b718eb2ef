{#- For printed SQL: the steps before a change that make it possible to undo it; see safety_point(). -#}
{% macro safety_steps(plan) %}
    {% set table, version = plan.table, holdfast.current_version_sql(plan.table) %}
    {% if not plan.exists %} {{ return([]) }}
    {% elif not version %}
        {{ return(holdfast.backup_steps(table, holdfast.new_set_id('safety'), [table.name],
            'before restore_table')) }}
    {% endif %}
    {% set undo = holdfast.replace_by_point_sql(table, {'point': {'kind': 'version', 'id': 'VERSION'},
        'note': 'undo'}) %}
    {% set steps = [holdfast.look("Remember this version. With it in place of VERSION, this undoes what follows: "
        ~ undo | replace("\n", " "), version)] %}
    {% do steps.append(holdfast.look_at_retention(table, "Remember how long"))
        if holdfast.closes_old_versions(table) %}
    {{ return(steps) }}
{% endmacro %}
