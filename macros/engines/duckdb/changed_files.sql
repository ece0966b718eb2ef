{% macro duckdb__changed_files(record) %}
    {% set id = holdfast.duckdb__text_literal(record.id) %}
    {{ return(holdfast.query("select changed from lake.compare_checksums(" ~ id ~ ")")[0].changed) }}
{% endmacro %}
