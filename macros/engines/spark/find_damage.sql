{% macro spark__find_damage(record) %}
    {% set table = holdfast.table_at(target.database, record.schema, record.identifier) %}
    {{ return(holdfast.count_readable_rows(table, {'kind': 'backup', 'id': record.id}).error) }}
{% endmacro %}
