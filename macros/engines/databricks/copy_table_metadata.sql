{% macro databricks__copy_table_metadata(table, other) %}
    {% for statement in holdfast.databricks__table_metadata_sql(other, holdfast.table_metadata(table), true) %}
        {% do holdfast.change(statement) %}
    {% endfor %}
{% endmacro %}
