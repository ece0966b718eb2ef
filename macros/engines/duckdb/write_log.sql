{#- A damaged log stops no verb: the new entries begin another log, with the old ones that can be read. -#}
{% macro duckdb__write_log(rows) %}
    {% set log = holdfast.log_table() %}
    {% set sql %}
    select moved_to, kept_version
    from lake.log({{ holdfast.lake_name(log) }}, {{ holdfast.duckdb__text_literal(tojson(rows)) }})
    {% endset %}
    {% set written = holdfast.query(holdfast.sql_text(sql))[0] %}
    {% if written.moved_to %}
        {% set kept = "None of its entries could be read: the new one begins empty." if written.kept_version is none
            else "Its entries up to version " ~ written.kept_version ~ " stand in the new one." %}
        {% do exceptions.warn("The recovery log was damaged; it was moved aside as " ~ log.schema ~ "/"
            ~ written.moved_to ~ ". " ~ kept) %}
    {% endif %}
{% endmacro %}
