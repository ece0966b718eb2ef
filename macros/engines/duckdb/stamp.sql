{% macro duckdb__stamp(table) %}
    {% set found = lakehouse.query("select id, version from lake.describe(" ~ lakehouse.lake_name(table) ~ ")")[0] %}
    {{ return({"id": found.id, "version": found.version | int}) }}
{% endmacro %}
