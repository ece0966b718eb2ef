{#- Why a copy cannot be read, or none: what an earlier read found, else its files on DuckDB, a scan elsewhere. -#}
{% macro backup_damage(record) %} {{ return(record.get('damaged') or holdfast.find_damage(record)) }} {% endmacro %}
