{#- A query of how recent the rows are: the greatest value of the column `newest`. -#}
{% macro newest_sql(table, from_clause) %}
    {{ return("select max(" ~ holdfast.quoted(table, table.newest) ~ ") as newest from " ~ from_clause) }}
{% endmacro %}
