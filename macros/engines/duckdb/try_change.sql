{#- DuckDB puts a class of its own before the sentences of the functions of `lake`. -#}
{% macro duckdb__try_change(sql) %}
    {% set error = holdfast.duckdb__try_execute(sql) %}
    {{ return(error | replace('Invalid Input Error: ', '') if error else none) }}
{% endmacro %}
