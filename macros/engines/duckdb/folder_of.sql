{% macro duckdb__folder_of(table, name) %} {{ return('lake/' ~ table.schema ~ '/' ~ name) }} {% endmacro %}
