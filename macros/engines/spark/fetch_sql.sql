{% macro spark__fetch_sql(table, id) %} {% do holdfast.fail_without_second_place() %} {% endmacro %}
