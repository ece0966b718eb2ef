{#- Return compare_keys() where reading may fail; `error` is the reason, or none. -#}
{% macro try_compare_keys(table, live, point) %}
    {% set tried = holdfast.try_query(holdfast.compare_keys_sql(table, live, point)) %}
    {{ return({'error': tried.error} if tried.error else dict(holdfast.key_counts(tried.rows[0]), error=none)) }}
{% endmacro %}
