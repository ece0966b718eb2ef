{% macro duckdb__try_execute(sql) %}
    {{ return(holdfast.query("select answer, error from lake.try_query($tried$" ~ sql ~ "$tried$)")[0].error) }}
{% endmacro %}
