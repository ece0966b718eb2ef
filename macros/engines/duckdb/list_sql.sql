{% macro duckdb__list_sql(table) %}
    {{ return("select id, bytes, manifest from lake.backups() order by id desc") }}
{% endmacro %}
