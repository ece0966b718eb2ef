{#- The manifest of a copy, without what backups() and find_backup() add, and with these marks. -#}
{% macro manifest_with(record, marks) %}
    {% set manifest = {} %}
    {% set added = ['set_id', 'bytes', 'complete', 'good', 'damage', 'kind', 'label', 'place', 'future',
        'read_whole', 'read', 'here', 'elsewhere', 'fetched', 'is_second_copy'] %}
    {% for name, value in record.items() if name not in added %} {% do manifest.update({name: value}) %} {% endfor %}
    {% do manifest.update(marks) %}
    {{ return(manifest) }}
{% endmacro %}
