{#- Delete sets: rows of prune_sql(), set by set; each has its entry in the recovery log. -#}
{% macro delete_sets(statements) %}
    {% for set_id in statements | map(attribute='set_id') | unique %}
        {% set own = statements | selectattr('set_id', 'equalto', set_id) | list %}
        {% set started, entry = lakehouse.now(), {'from_point': set_id, 'detail': own[0].why} %}
        {% do lakehouse.log_verb('prune_backups', 'started', entry) %}
        {% for statement in own %} {% do lakehouse.change(statement.to_run.rstrip(';')) %} {% endfor %}
        {% do lakehouse.log_verb('prune_backups', 'done', dict(entry, seconds=lakehouse.seconds_since(started))) %}
    {% endfor %}
{% endmacro %}
