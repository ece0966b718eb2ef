{% macro duckdb__stamp(table) %}
    {% set found = holdfast.query("select id, version from lake.describe(" ~ holdfast.lake_name(table) ~ ")")[0] %}
    {{ return({"id": found.id, "version": found.version | int}) }}
{% endmacro %}
