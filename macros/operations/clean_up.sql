{#- Delete what interrupted verbs left and nobody reads: half copies, deletions that were begun, tables of a drill,
    and damaged tables that were moved aside, unless they hold rows that the table lacks. Prints by default. Its row
    in the recovery log is written when the disk has room again; what a killed one has not deleted is found by
    looking. -#}
{% macro clean_up(dry_run=true, output='text') %}
    {% set started = lakehouse.now() %}
    {% do lakehouse.reject_unknown('clean_up', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
    {% do lakehouse.refuse_frozen('clean_up', lakehouse.protected_tables()) if not dry_run %}
    {% set needed, scratch = lakehouse.needed_leftovers(), lakehouse.scratch_tables() %}
    {% set found = lakehouse.leftovers() | rejectattr('path', 'in', needed) | list %}
    {% if not dry_run %}
        {% do lakehouse.delete_leftovers(found) %}
        {% do lakehouse.drop_scratch() %}
        {% do lakehouse.log_verb('clean_up', 'done', {'seconds': lakehouse.seconds_since(started), 'detail': "deleted "
            ~ ((found | map(attribute='path') | list + scratch) | join(', ') or 'nothing')}) %}
    {% endif %}
    {% do lakehouse.print_leftovers(found, scratch, needed, dry_run, output) %}
{% endmacro %}
