{% macro spark__copy_elsewhere_sql(table, id) %} {% do lakehouse.fail_without_second_place() %} {% endmacro %}
