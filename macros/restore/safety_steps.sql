{#- For printed SQL: the steps before a change that make it possible to undo it; see safety_point(). -#}
{% macro safety_steps(plan) %}
    {% set table, version = plan.table, lakehouse.current_version_sql(plan.table) %}
    {% if not plan.exists %} {{ return([]) }}
    {% elif not version %}
        {{ return(lakehouse.backup_steps(table, lakehouse.new_set_id('safety'), [table.name],
            'before restore_table')) }}
    {% endif %}
    {% set undo = lakehouse.replace_by_point_sql(table, {'point': {'kind': 'version', 'id': 'VERSION'},
        'note': 'undo'}) %}
    {% set steps = [lakehouse.look("Remember this version. With it in place of VERSION, this undoes what follows: "
        ~ undo | replace("\n", " "), version)] %}
    {% do steps.append(lakehouse.look("Remember how long " ~ table.identifier
        ~ " keeps its log and its replaced files; 30 and 7 days where nothing is set.",
        lakehouse.properties_sql(table))) if lakehouse.closes_old_versions(table) %}
    {{ return(steps) }}
{% endmacro %}
