{% macro spark__thaw_sql(table) %}
    {% set record = lakehouse.freeze_record(table) %}
    {{ return("delete from " ~ record.sql ~ " where table_name = " ~ lakehouse.frozen_name(table)) }}
{% endmacro %}
