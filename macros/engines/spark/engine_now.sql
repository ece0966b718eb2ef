{% macro spark__engine_now() %}
    {{ return(holdfast.lenient_time(holdfast.query("select current_timestamp() as now")[0].now)) }}
{% endmacro %}
