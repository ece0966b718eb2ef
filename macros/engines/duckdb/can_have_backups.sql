{% macro duckdb__can_have_backups(database) %} {{ return(true) }} {% endmacro %}
