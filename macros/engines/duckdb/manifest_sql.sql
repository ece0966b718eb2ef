{% macro duckdb__manifest_sql(table, id) %}
    {{ return("select manifest from lake.backups() where id = " ~ lakehouse.duckdb__text_literal(id)) }}
{% endmacro %}
