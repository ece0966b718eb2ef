{#- Unity Catalog: information_schema lists what a user may interact with, SHOW TABLES DROPPED what one may undrop.
-#}
{% macro databricks__catalog_hides(table) %} {{ return(true) }} {% endmacro %}
