{% macro duckdb__backup_id(set_id, table) %}
    {{ return(set_id ~ '/' ~ table.schema ~ '.' ~ table.identifier) }}
{% endmacro %}
