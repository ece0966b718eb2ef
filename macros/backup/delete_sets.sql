{#- Delete sets: rows of prune_sql(), set by set; each has its entry in the recovery log. A set that cannot be deleted
    stops no other: {set_id: what went wrong, a sentence}. A full disk may have no room for the entry before a deletion:
    the deletion makes it. -#}
{% macro delete_sets(statements) %}
    {% set problems = {} %}
    {% for set_id in statements | map(attribute='set_id') | unique %}
        {% set own, failed = statements | selectattr('set_id', 'equalto', set_id) | list, [] %}
        {% set started, entry = holdfast.now(), {'from_point': set_id, 'detail': own[0].why} %}
        {% set unlogged = holdfast.write_log([holdfast.log_row('prune_backups', 'started', entry)]) %}
        {% do holdfast.fail(unlogged) if unlogged and not holdfast.full_disk(unlogged) %}
        {% for statement in own if not failed %}
            {% set error = holdfast.try_execute(statement.to_run.rstrip(';')) %}
            {% do failed.append("The set " ~ set_id ~ " could not be deleted whole ("
                ~ holdfast.reason_of_error(error) ~ "). Remove the cause, then repeat the command.") if error %}
        {% endfor %}
        {% do problems.update({set_id: failed[0]}) if failed %}
        {% do holdfast.log_end('prune_backups', 'failed' if failed else 'done', dict(entry, detail=(failed
            or [own[0].why])[0], seconds=holdfast.seconds_since(started))) %}
    {% endfor %}
    {{ return(problems) }}
{% endmacro %}
