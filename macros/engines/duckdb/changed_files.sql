{% macro duckdb__changed_files(record) %}
    {% set id = holdfast.duckdb__text_literal(record.id) %}
    {% set found = holdfast.query("select changed, recorded from lake.compare_checksums(" ~ id ~ ")")[0] %}
    {{ return({'changed': found.changed, 'recorded': found.recorded}) }}
{% endmacro %}
