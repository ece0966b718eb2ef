{#- Read a table in full: {rows, hash, columns}, and `row`: what a check of the same rows must find. -#}
{% macro table_fingerprint(table) %}
    {% set from_clause = lakehouse.reader(table) %}
    {% set columns = lakehouse.columns_of(from_clause) %}
    {% set row = lakehouse.query(lakehouse.fingerprint_sql(table, from_clause, columns))[0] %}
    {{ return(dict(lakehouse.fingerprint_of(row, columns), row=row)) }}
{% endmacro %}
