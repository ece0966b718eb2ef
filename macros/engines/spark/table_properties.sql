{% macro spark__table_properties(table) %}
    {% set found = {} %}
    {% for row in holdfast.query(holdfast.properties_sql(table)) %}
        {% do found.update({row.key: row.value}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
