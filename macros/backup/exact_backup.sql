{#- A backup that holds exactly what the table holds, read again now: {rows, backup (its id)}; taken when there is none.

    kind     of the set that is taken: single or safety
    dry_run  true: take none -#}
{% macro exact_backup(table, kind, dry_run, reason) %}
    {% set live = lakehouse.reader(table) %}
    {% set rows = lakehouse.query("select count(*) as n from " ~ live)[0].n | int %}
    {% set records = lakehouse.backups() | selectattr('table', 'equalto',
        table.name) | selectattr('verified_at') | list %}
    {% set existing = lakehouse.backups_that_hold(table, live, records) | first %}
    {% if existing and not lakehouse.read_copy(table, existing).problem %}
        {{ return({'rows': rows, 'backup': existing.id}) }}
    {% endif %}
    {% if dry_run %} {{ return({'rows': rows, 'backup': 'will be taken'}) }} {% endif %}
    {% set taken = lakehouse.take_backup(table, lakehouse.free_set_id(kind), [table], reason) %}
    {{ return({'rows': taken.rows, 'backup': taken.id}) }}
{% endmacro %}
