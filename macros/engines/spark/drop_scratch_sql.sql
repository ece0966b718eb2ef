{% macro spark__drop_scratch_sql(table) %} {{ return(["drop table if exists " ~ table.sql]) }} {% endmacro %}
