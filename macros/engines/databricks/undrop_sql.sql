{% macro databricks__undrop_sql(table, id) %}
    {{ return("undrop table " ~ ("with id " ~ holdfast.text_literal(id, 'databricks') if id else table.sql)) }}
{% endmacro %}
