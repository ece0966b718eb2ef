{% macro spark__second_copies_sql(table, schemas) %} {{ return(none) }} {% endmacro %}
