{#- Return the newest value of the column that `newest` names: {value (text), error}. Where that column is missing,
    both are none. -#}
{% macro newest_of(table, from_clause) %}
    {% set tried = holdfast.try_query(holdfast.newest_sql(table, from_clause)) %}
    {% if not tried.error %} {{ return({'value': tried.rows[0].newest | string, 'error': none}) }} {% endif %}
    {% set unopened = holdfast.unopened(from_clause) %}
    {% if unopened %} {{ return({'value': none, 'error': unopened}) }} {% endif %}
    {% set existing = holdfast.columns_of(from_clause) | map(attribute='name') | map('lower') | list %}
    {{ return({'value': none, 'error': tried.error if table.newest | lower in existing else none}) }}
{% endmacro %}
