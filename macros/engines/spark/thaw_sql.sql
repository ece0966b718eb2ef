{% macro spark__thaw_sql(table) %}
    {% set record = holdfast.freeze_record(table) %}
    {{ return("delete from " ~ record.sql ~ " where table_name = " ~ holdfast.frozen_name(table)) }}
{% endmacro %}
