{% macro databricks__copy_table_metadata(table, other) %}
    {% for statement in lakehouse.databricks__table_metadata_sql(other, lakehouse.table_metadata(table), true) %}
        {% do lakehouse.change(statement) %}
    {% endfor %}
{% endmacro %}
