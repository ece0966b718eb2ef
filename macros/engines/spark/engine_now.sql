{% macro spark__engine_now() %}
    {{ return(lakehouse.lenient_time(lakehouse.query("select current_timestamp() as now")[0].now)) }}
{% endmacro %}
