{#- Read a table in full: see fingerprint(). -#}
{% macro table_fingerprint(table) %} {{ return(holdfast.fingerprint(table, holdfast.reader(table))) }} {% endmacro %}
