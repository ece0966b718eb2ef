{% macro fail_without_second_place() %}
    {% do holdfast.fail("Backups have one place on Spark; duckdb and databricks can have a second one.") %}
{% endmacro %}
