{% macro databricks__printed_place(table, catalog) %}
  {% if not catalog and not lakehouse.shared_catalog(table) %}
    {% do lakehouse.fail(
        "catalog is missing: the project does not know on this target where its tables lie on Databricks. "
        ~ "Add catalog: NAME."
    ) %}
  {% endif %}
  {{ return(lakehouse.spark__printed_place(table, catalog)) }}
{% endmacro %}
