{% macro spark__record_elsewhere_sql(table, record) %} {% do lakehouse.fail_without_second_place() %} {% endmacro %}
