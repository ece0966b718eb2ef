{% macro spark__discard_freeze_sql(table) %}
    {{ return("drop table " ~ lakehouse.freeze_record(table).sql) }}
{% endmacro %}
