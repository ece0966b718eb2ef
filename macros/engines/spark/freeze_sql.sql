{% macro spark__freeze_sql(table, reason) %}
    {% set record = holdfast.freeze_record(table) %}
    {% set create_table %}
    create table if not exists {{ record.sql }} (
      table_name string,
      who string,
      frozen_at timestamp,
      reason string
    ) using delta
    {% endset %}
    {% set insert %}
    insert into {{ record.sql }}
    select
      {{ holdfast.frozen_name(table) }} as table_name,
      current_user() as who,
      current_timestamp() as frozen_at,
      {{ holdfast.text_literal(reason, table.engine) }} as reason
    {% endset %}
    {{ return([holdfast.spark__create_schema_sql(record), holdfast.sql_text(create_table),
        holdfast.sql_text(insert)]) }}
{% endmacro %}
