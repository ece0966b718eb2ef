{#- The recovery paths of a table for people; see recovery_paths().

    alone   whether it is the only table that was asked about -#}
{% macro print_recovery_paths(answer, alone=false) %}
    {% do print(answer.table ~ (" cannot be opened: " ~ holdfast.unlisted_text(answer.log_damage) if answer.log_damage
        else ("" if answer.exists else " does not exist now"))) %}
    {% set auto = holdfast.operation_command('restore_table', {'table': answer.table, 'auto': true}) %}
    {% do print("  " ~ answer.damage.problem ~ "; the " ~ '{:,}'.format(answer.damage.rows)
        ~ " rows of the others are kept by: " ~ auto) if answer.damage %}
    {% do print("  lacks " ~ holdfast.loss_text(answer.loss) ~ holdfast.lost_since(answer.loss)) if answer.loss %}
    {% do print("  what depends on it: " ~ holdfast.feeds_text(answer.feeds, answer.built))
        if answer.feeds and (answer.loss or not answer.exists) %}
    {% for path in answer.paths %} {% do path.update({'time': holdfast.about(path.seconds)}) %} {% endfor %}
    {% if answer.paths %}
        {% do holdfast.print_table(answer.paths, ['point', 'when', 'rows', 'recovers', 'lacks']
            + (['differ'] if answer.compares_values else []) + ['newest', 'time', 'remark']) %}
        {% set own = answer.paths | rejectattr('safety') | list %}
        {% set best = (own | selectattr('columns_back') | list + own | selectattr('recovers', 'gt', 0) | list)
            | first %}
        {% set unknown = answer.paths | selectattr('recovers', 'lt', 0) | first if not best else none %}
        {% set kept = answer.paths | selectattr('safety') | selectattr('recovers', 'gt', 0) | first if not best %}
        {% do print("  " ~ ("the best: " ~ best.command if best else ("what a point would bring back is unknown; to "
            ~ "look at its rows: " ~ unknown.command if unknown else ("only a copy that a verb took before a change "
            ~ "holds rows that the table lacks: " ~ kept.command if kept
            else "nothing is missing that a point could bring back")))) %}
        {% set single = holdfast.without_duplicates(own) if not best %}
        {% do print("  keys occur more than once. " ~ holdfast.without_duplicates_text(single) ~ ": "
            ~ single.command) if single %}
        {% do holdfast.print_way_to_values(answer, alone) if answer.exists and not best and not unknown %}
    {% else %}
        {% do print("  no version before the current one" ~ ("" if answer.hidden_backups else ", and no backup")) %}
    {% endif %}
    {% do print("  " ~ answer.hidden_backups) if answer.hidden_backups %}
    {% for path in answer.other_paths %}
        {% do print("  " ~ path.point ~ ": " ~ path.gives_back ~ "; " ~ holdfast.about(path.seconds) ~ "; "
            ~ path.command) %}
    {% endfor %}
    {#- Only the paths of project_recovery_paths() have no `when`: they replace the command of the source. -#}
    {% do print("  from the source again: " ~ answer.reload)
        if answer.reload and not answer.other_paths | selectattr('when', 'undefined') | list %}
{% endmacro %}

{#- How to find the point whose values are right, and to take them. Which point that is, only a reader of the rows can
    tell. -#}
{% macro print_way_to_values(answer, alone) %}
    {% set others = answer.paths | selectattr('differ') | first %}
    {% if others %}
        {% do print("  to take the values of a point, for instance of " ~ others.point ~ ": "
            ~ holdfast.operation_command('restore_table', dict(dict({'table': answer.table},
            **others.arguments), prefer='point'))) %}
    {% elif answer.compares_values %} {% do print("  no point has other values in the same keys") %}
    {% elif alone %}
        {% do print("  if values are wrong: " ~ holdfast.operation_command('recovery_plan', {'table': answer.table,
            'values': true})) %}
    {% endif %}
{% endmacro %}
