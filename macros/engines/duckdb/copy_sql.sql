{#- Delta lacks some types of DuckDB (HUGEINT, UUID, ...): copy_rows() writes their values as text. -#}
{% macro duckdb__copy_sql(table, version, id, clone) %}
    {% set copy = holdfast.duckdb__text_literal('backups/' ~ id) %}
    {% if not table.in_lake %}
        {{ return(["select * from lake.copy_rows($lake$select * from " ~ table.sql ~ "$lake$, " ~ copy ~ ")"]) }}
    {% endif %}
    {% set version = "null" if version is none else version %}
    {{ return(["select * from lake.copy(" ~ holdfast.lake_name(table) ~ ", " ~ version ~ ", " ~ copy ~ ")"]) }}
{% endmacro %}
