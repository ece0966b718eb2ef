{#- Write the manifest of a backup again, with other marks than before. -#}
{% macro annotate_backup(record, marks) %}
    {% set table = lakehouse.table_at(target.database, record.schema, record.identifier) %}
    {% set problem = lakehouse.record_backup(table, lakehouse.manifest_with(record, marks)) %}
    {% do lakehouse.fail(problem) if problem %}
{% endmacro %}

{#- The manifest of a copy, without what backups() and find_backup() add, and with these marks. -#}
{% macro manifest_with(record, marks) %}
    {% set manifest = {} %}
    {% set added = ['set_id', 'bytes', 'complete', 'good', 'damage', 'kind', 'label', 'place', 'future',
        'read_whole', 'read'] %}
    {% for name, value in record.items() if name not in added %} {% do manifest.update({name: value}) %} {% endfor %}
    {% do manifest.update(marks) %}
    {{ return(manifest) }}
{% endmacro %}
