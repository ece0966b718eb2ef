{#- Write the manifest of a backup again, with other marks than before; also in the second place, if it is there. -#}
{% macro annotate_backup(record, marks) %}
    {% set table = lakehouse.table_at(target.database, record.schema, record.identifier) %}
    {% set unfetched = lakehouse.fetch_copy(table, record) %}
    {% do lakehouse.fail(unfetched) if unfetched %}
    {% set manifest = lakehouse.manifest_with(record, marks) %}
    {% set problem = lakehouse.record_backup(table, manifest) %}
    {% do lakehouse.fail(problem) if problem %}
    {% if record.get('elsewhere') and not record.get('damaged') %}
        {% set error = lakehouse.try_execute(lakehouse.record_elsewhere_sql(table, manifest)) %}
        {% do lakehouse.fail(record.id ~ " is marked, and its copy in the second place is not ("
            ~ lakehouse.reason_of_error(error) ~ "). Repeat the command when the place can be reached.") if error %}
    {% endif %}
{% endmacro %}

{#- The manifest of a copy, without what backups() and find_backup() add, and with these marks. -#}
{% macro manifest_with(record, marks) %}
    {% set manifest = {} %}
    {% set added = ['set_id', 'bytes', 'complete', 'good', 'damage', 'kind', 'label', 'place', 'future',
        'read_whole', 'read', 'here', 'elsewhere'] %}
    {% for name, value in record.items() if name not in added %} {% do manifest.update({name: value}) %} {% endfor %}
    {% do manifest.update(marks) %}
    {{ return(manifest) }}
{% endmacro %}
