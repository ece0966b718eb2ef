{% macro spark__frozen_records() %}
    {% set record = holdfast.freeze_record(holdfast.log_table()) %}
    {% if not holdfast.exists(record) %} {{ return([]) }} {% endif %}
    {% set tried = holdfast.try_query(holdfast.spark__frozen_sql(record)) %}
    {{ return([{'table_name': none, 'unreadable': tried.error}] if tried.error else tried.rows) }}
{% endmacro %}
