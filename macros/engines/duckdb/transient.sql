{#- Delta tables are files, whatever database dbt has opened. -#}
{% macro duckdb__transient(table) %}
    {% if table.in_lake %} {{ return(false) }} {% endif %}
    {% set name = holdfast.duckdb__text_literal(table.database) %}
    {% set found = holdfast.query("select path from duckdb_databases() where database_name = " ~ name) %}
    {{ return(found | length > 0 and not found[0].path) }}
{% endmacro %}
