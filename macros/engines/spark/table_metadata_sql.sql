{% macro spark__table_metadata_sql(table, metadata, is_new) %} {{ return([]) }} {% endmacro %}
