{% macro spark__frozen_records() %}
    {% set record = lakehouse.freeze_record(lakehouse.log_table()) %}
    {% if not lakehouse.exists(record) %} {{ return([]) }} {% endif %}
    {% set tried = lakehouse.try_query(lakehouse.spark__frozen_sql(record)) %}
    {{ return([{'table_name': none, 'unreadable': tried.error}] if tried.error else tried.rows) }}
{% endmacro %}
