{% macro spark__find_damage(record) %}
    {% set table = holdfast.copied_table(record) %}
    {{ return(holdfast.count_readable_rows(table, {'kind': 'backup', 'id': record.id}).error) }}
{% endmacro %}
