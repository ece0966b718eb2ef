{% macro spark__frozen_sql(log) %}
    {% set sql %}
    select table_name, who, frozen_at, reason, cast(null as string) as unreadable
    from {{ holdfast.freeze_record(log).sql }}
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
