{% macro spark__find_damage(record) %}
    {% set table = lakehouse.table_at(target.database, record.schema, record.identifier) %}
    {{ return(lakehouse.count_readable_rows(table, {'kind': 'backup', 'id': record.id}).error) }}
{% endmacro %}
