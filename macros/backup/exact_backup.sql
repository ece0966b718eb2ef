{#- A backup that holds exactly what the table holds, read again now: {rows, backup (its id)}; taken when there is none.

    kind     of the set that is taken: single or safety
    dry_run  true: take none -#}
{% macro exact_backup(table, kind, dry_run, reason) %}
    {% set now = lakehouse.fingerprint(table, lakehouse.reader(table)) %}
    {% set existing = lakehouse.backups() | selectattr('table', 'equalto',
        table.name) | selectattr('verified_at') | selectattr('content_hash', 'equalto', now.hash) | first %}
    {% if existing %}
        {% set copy = lakehouse.reader(table, {'kind': 'backup', 'id': existing.id}) %}
        {% if lakehouse.try_fingerprint(table, copy, existing.columns).hash == now.hash %}
            {{ return({'rows': now.rows, 'backup': existing.id}) }}
        {% endif %}
    {% endif %}
    {% if dry_run %} {{ return({'rows': now.rows, 'backup': 'will be taken'}) }} {% endif %}
    {% set taken = lakehouse.take_backup(table, lakehouse.free_set_id(kind), [table], reason) %}
    {{ return({'rows': now.rows, 'backup': taken.id}) }}
{% endmacro %}
