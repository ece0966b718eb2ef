{% macro spark__freeze_sql(table, reason, log) %}
    {% set insert %}
    insert into {{ holdfast.freeze_record(log).sql }}
    select
      {{ holdfast.frozen_name(table) }} as table_name,
      current_user() as who,
      current_timestamp() as frozen_at,
      {{ holdfast.text_literal(reason, table.engine) }} as reason
    {% endset %}
    {{ return(holdfast.sql_text(insert)) }}
{% endmacro %}
