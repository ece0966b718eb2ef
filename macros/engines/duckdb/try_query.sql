{% macro duckdb__try_query(sql) %}
    {% set tried = holdfast.query("select answer, error from lake.try_query($lake$" ~ sql ~ "$lake$)")[0] %}
    {{ return({'rows': none if tried.error else fromjson(tried.answer), 'error': tried.error}) }}
{% endmacro %}
