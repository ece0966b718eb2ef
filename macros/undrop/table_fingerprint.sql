{#- Read a table in full: see fingerprint(). -#}
{% macro table_fingerprint(table) %} {{ return(lakehouse.fingerprint(table, lakehouse.reader(table))) }} {% endmacro %}
