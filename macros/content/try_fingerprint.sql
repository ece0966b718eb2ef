{#- Return fingerprint() where reading may fail: `error` is the reason, and then rows and hash are none. -#}
{% macro try_fingerprint(table, from_clause, columns, recorded=none) %}
    {% set tried = holdfast.try_query(holdfast.fingerprint_sql(table, from_clause, columns, recorded)) %}
    {{ return({'rows': none, 'hash': none, 'columns': columns, 'error': tried.error} if tried.error
        else holdfast.fingerprint_of(tried.rows[0], columns)) }}
{% endmacro %}
