{% macro duckdb__content_total(table, values) %}
    {{ return(holdfast.duckdb__hash_sum(table, holdfast.duckdb__quick_hash(table, values))) }}
{% endmacro %}
