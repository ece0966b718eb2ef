{% macro spark__discard_freeze_sql(table) %}
    {{ return("drop table " ~ holdfast.freeze_record(table).sql) }}
{% endmacro %}
