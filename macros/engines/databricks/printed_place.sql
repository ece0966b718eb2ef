{% macro databricks__printed_place(table, catalog) %}
    {% if not catalog and not holdfast.shared_catalog(table) %}
        {% do holdfast.fail(
            "catalog is missing: on this target the project does not know the catalog of its tables on "
            ~ "Databricks. Add catalog: NAME.") %}
    {% endif %}
    {{ return(holdfast.spark__printed_place(table, catalog)) }}
{% endmacro %}
