{#- Delete sets: rows of prune_sql(), set by set; each has its entry in the recovery log. A set that cannot be deleted
    stops no other: {set_id: what went wrong, a sentence}. -#}
{% macro delete_sets(statements) %}
    {% set problems = {} %}
    {% for set_id in statements | map(attribute='set_id') | unique %}
        {% set own, failed = statements | selectattr('set_id', 'equalto', set_id) | list, [] %}
        {% set started, entry = holdfast.now(), {'from_point': set_id, 'detail': own[0].why} %}
        {% do holdfast.log_verb('prune_backups', 'started', entry) %}
        {% for statement in own if not failed %}
            {% set error = holdfast.try_execute(statement.to_run.rstrip(';')) %}
            {% do failed.append("The set " ~ set_id ~ " could not be deleted whole ("
                ~ holdfast.reason_of_error(error) ~ "). Remove the cause, then repeat the command.") if error %}
        {% endfor %}
        {% do problems.update({set_id: failed[0]}) if failed %}
        {% do holdfast.log_verb('prune_backups', 'failed' if failed else 'done', dict(entry, detail=(failed
            or [own[0].why])[0], seconds=holdfast.seconds_since(started))) %}
    {% endfor %}
    {{ return(problems) }}
{% endmacro %}
