{#- Copy every protected table in full as one set. -#}
{% macro backup_all(reason=none, older_than_hours=none, dry_run=false, output='text') %}
    {% do holdfast.reject_unknown('backup_all', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set dry_run = holdfast.boolean('dry_run', dry_run) %}
    {% set reason = holdfast.optional_text('reason', reason) %}
    {% set problems, taken, behind, found = [], none, none, holdfast.tables_to_back_up() %}
    {% set there, missing, unbuilt = found.there, found.missing, found.unbuilt %}
    {% set not_due = holdfast.no_backup_due(older_than_hours, missing + unbuilt) if older_than_hours is not none %}
    {% if not_due %}
        {% set behind = none if dry_run else holdfast.copy_to_second_place(output) %}
        {% do holdfast.mark_newest_good_set() if not dry_run %}
        {% do print(tojson([]) if output == 'json' else not_due) %}
        {% do holdfast.fail(behind) if behind %}
        {{ return(none) }}
    {% elif dry_run %} {% do holdfast.print_backup_preview(there, output) %}
    {% else %}
        {% set taken = holdfast.take_set(there, missing, reason, output) %}
        {% do problems.extend(holdfast.problems_of_set(taken.failures)) %}
        {% set behind = holdfast.copy_to_second_place(output) %}
        {% do holdfast.mark_newest_good_set(taken.records | map(attribute='id') | list) %}
        {% do holdfast.print_backups(taken.records, output, taken.failures) %}
    {% endif %}
    {% do print("Not built yet, and not in the set: " ~ unbuilt | map(attribute='name') | join(', ')
        ~ ". Load or build them, and the next set has them.") if unbuilt and output == 'text' %}
    {% if missing %}
        {% do problems.insert(0, "Not backed up, because not there: " ~ missing | map(attribute='name') | join(', ')
            ~ "; so the set is not complete. Load and build them first, or bring them back with restore_table.") %}
    {% endif %}
    {% set rest = holdfast.rest_of_set(taken) %}
    {% do holdfast.fail((problems | join(' ') ~ rest ~ " " ~ (behind or "")) | trim) if problems or behind %}
{% endmacro %}
