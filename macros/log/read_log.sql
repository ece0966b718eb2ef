{#- Return the rows of a query over the recovery log; none while there is no log.

    query   a select that reads `recovery_log`: run_id, logged_at, who, verb, table_name, state, from_point, to_point,
            rows_before, rows_after, content_hash, seconds, detail -#}
{% macro read_log(query) %}
    {% set log = holdfast.log_reader() %}
    {% if not log %} {{ return([]) }} {% endif %}
    {{ return(holdfast.query("with recovery_log as (select * from " ~ log ~ ")\n" ~ holdfast.sql_text(query))) }}
{% endmacro %}
