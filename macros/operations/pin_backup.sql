{#- Keep a backup whatever the policy of prune_backups says, or no longer. -#}
{% macro pin_backup(backup=none, pinned=true, output='text') %}
    {% do holdfast.reject_unknown('pin_backup', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set pinned = holdfast.boolean('pinned', pinned) %}
    {% set records = holdfast.find_backups(backup) %}
    {% set entry = {'from_point': records[0].id if records | length == 1 else records[0].set} %}
    {% set arguments = {'backup': entry.from_point, 'pinned': none if pinned else false} %}
    {% do holdfast.log_verb('pin_backup', 'started', dict(entry,
        detail=holdfast.operation_command('pin_backup', arguments))) %}
    {% for record in records %} {% do holdfast.annotate_backup(record, {'pinned': pinned}) %} {% endfor %}
    {% set ids = records | map(attribute='id') | list %}
    {% do holdfast.log_end('pin_backup', 'done', dict(entry, detail='pinned' if pinned else 'no longer pinned')) %}
    {% if output == 'json' %} {% do print(tojson({'backups': ids, 'pinned': pinned})) %}
    {% else %}
        {% do print(ids | join(', ') ~ (": pinned, prune_backups leaves it alone." if pinned
            else ": no longer pinned.")) %}
    {% endif %}
{% endmacro %}
