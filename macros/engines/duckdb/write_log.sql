{#- A damaged log stops no verb: the new entries begin another log, with the old ones that can be read. A read that came
    before has warned already. -#}
{% macro duckdb__write_log(rows) %}
    {% set log = holdfast.log_table() %}
    {% set sql %}
    select moved_to, kept_version, lost, is_new
    from lake.log({{ holdfast.lake_name(log) }}, {{ holdfast.duckdb__text_literal(tojson(rows)) }})
    {% endset %}
    {#- As a literal: an entry may hold whatever ends the text of duckdb__try_query(). -#}
    {% set tried = holdfast.query("select answer, error from lake.try_query("
        ~ holdfast.duckdb__text_literal(holdfast.sql_text(sql)) ~ ")")[0] %}
    {% if tried.error %} {{ return(tried.error | replace('Invalid Input Error: ', '')) }} {% endif %}
    {% set written = fromjson(tried.answer)[0] %}
    {% if written.moved_to and written.is_new %}
        {% do exceptions.warn("The recovery log was damaged (lost entries: " ~ written.lost
            ~ "): it was moved aside as " ~ log.schema ~ "/" ~ written.moved_to ~ ", and the new one begins "
            ~ ("empty." if written.kept_version is none else "with the other entries.")) %}
    {% endif %}
    {{ return(none) }}
{% endmacro %}
