{% macro spark__freeze_place_sql(log, look) %}
    {% set record = holdfast.freeze_record(log) %}
    {% if look and holdfast.exists(record) %} {{ return([]) }} {% endif %}
    {% set create_table %}
    create table if not exists {{ record.sql }} (
      table_name string,
      who string,
      frozen_at timestamp,
      reason string
    ) using delta
    {% endset %}
    {% set made = [holdfast.sql_text(create_table)] %}
    {{ return(made if look and holdfast.schema_exists(record, record.schema)
        else [holdfast.spark__create_schema_sql(record)] + made) }}
{% endmacro %}
