{% macro spark__thaw_sql(table, log) %}
    {% set record = holdfast.freeze_record(log) %}
    {{ return("delete from " ~ record.sql ~ " where lower(table_name) = lower(" ~ holdfast.frozen_name(table) ~ ")") }}
{% endmacro %}
