{% macro duckdb__backup_rows(schemas) %}
  {{ return(lakehouse.query("select id, manifest, bytes from lake.backups()")) }}
{% endmacro %}
