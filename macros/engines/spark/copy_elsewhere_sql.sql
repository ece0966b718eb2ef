{% macro spark__copy_elsewhere_sql(table, record) %} {% do holdfast.fail_without_second_place() %} {% endmacro %}
