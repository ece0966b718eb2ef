{% macro fail_without_second_place() %}
    {% do holdfast.fail("Backups have one place on this target. A second place is a setting of the plug-in "
        ~ "dbt-duckdb-delta: see its README.") %}
{% endmacro %}
