{#- A backup that holds exactly what the table holds, read again now: {rows, backup (its id)}; taken when there is none.

    kind     of the set that is taken: single or safety
    dry_run  true: take none -#}
{% macro exact_backup(table, kind, dry_run, reason) %}
    {% set live = holdfast.reader(table) %}
    {% set rows = holdfast.count_rows(live) %}
    {% set existing = holdfast.backups_that_hold(table, live, holdfast.verified_backups(table)) | first %}
    {% if existing and not holdfast.read_copy(table, existing).problem %}
        {{ return({'rows': rows, 'backup': existing.id}) }}
    {% endif %}
    {% if dry_run %} {{ return({'rows': rows, 'backup': 'will be taken'}) }} {% endif %}
    {% set taken = holdfast.take_backup(table, holdfast.free_set_id(kind), [table], reason) %}
    {{ return({'rows': taken.rows, 'backup': taken.id}) }}
{% endmacro %}
