{% macro spark__second_copy(table, id) %} {% do holdfast.fail_without_second_place() %} {% endmacro %}
