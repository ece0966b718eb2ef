{% macro spark__copy_elsewhere_sql(table, id) %} {% do holdfast.fail_without_second_place() %} {% endmacro %}
