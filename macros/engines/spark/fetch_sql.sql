{% macro spark__fetch_sql(table, record) %} {% do holdfast.fail_without_second_place() %} {% endmacro %}
