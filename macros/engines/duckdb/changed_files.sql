{% macro duckdb__changed_files(record) %}
    {% set id = lakehouse.duckdb__text_literal(record.id) %}
    {{ return(lakehouse.query("select changed from lake.compare_checksums(" ~ id ~ ")")[0].changed) }}
{% endmacro %}
