{% macro spark__free_name_sql(table, type, other) %}
    {% do holdfast.fail("Open-source Spark cannot undrop a table, so no table has to make room for one.") %}
{% endmacro %}
