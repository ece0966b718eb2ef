{% macro spark__discard_freeze_sql(log) %} {{ return("drop table " ~ holdfast.freeze_record(log).sql) }} {% endmacro %}
