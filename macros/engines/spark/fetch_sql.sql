{% macro spark__fetch_sql(table, id) %} {% do lakehouse.fail_without_second_place() %} {% endmacro %}
