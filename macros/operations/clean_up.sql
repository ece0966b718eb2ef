{#- Delete what interrupted verbs left. Its log entry is written last: before, the disk may have no room for it. -#}
{% macro clean_up(dry_run=true, output='text') %}
    {% set started = holdfast.now() %}
    {% do holdfast.reject_unknown('clean_up', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set dry_run = holdfast.boolean('dry_run', dry_run) %}
    {% do holdfast.refuse_frozen('clean_up', holdfast.protected_tables()) if not dry_run %}
    {% set needed = holdfast.needed_leftovers() %}
    {% set left = holdfast.all_leftovers() | rejectattr('path', 'in', needed) | list %}
    {% set found, scratch = holdfast.leftovers(left), holdfast.scratch_tables(left) %}
    {% set error = none if dry_run else holdfast.error_of_deleting(left) %}
    {% if not dry_run %}
        {% do holdfast.log_end('clean_up', 'failed' if error else 'done', {'seconds': holdfast.seconds_since(started),
            'detail': error or "deleted " ~ ((found | map(attribute='path') | list + scratch) | join(', ')
            or 'nothing')}) %}
    {% endif %}
    {% do holdfast.print_leftovers(found, scratch, needed, dry_run, output) if output == 'json' or not error %}
    {% do holdfast.fail(error) if error %}
{% endmacro %}
