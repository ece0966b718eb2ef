{#- How many rows of a merge end elsewhere because a next row begins: {ended}; {} where rows are no periods;
    {refusal} where the two sides contradict each other, see period_ends_sql(). -#}
{% macro period_changes(request, counts) %}
    {% if not request.table.periods %} {{ return({}) }} {% endif %}
    {% set tried = holdfast.try_query(holdfast.count_period_ends_sql(request)) %}
    {% if tried.error %}
        {{ return({'refusal': "The periods of " ~ request.source.name ~ " and of " ~ request.point.label
            ~ " cannot be compared (" ~ holdfast.reason_of_error(tried.error)
            ~ "), so they cannot be merged; say mode: replace, or restore beside it with into: NAME."}) }}
    {% endif %}
    {% set found = tried.rows[0] %}
    {{ return({'refusal': holdfast.refusal_of_contradictions(request, counts, found.contradictions | int)}
        if found.contradictions | int else {'ended': found.ended | int}) }}
{% endmacro %}

{#- Do the periods of a point and of the table contradict each other, or can they not be compared, so that a merge is
    refused? -#}
{% macro contradicts(table, point) %}
    {% if not table.periods %} {{ return(false) }} {% endif %}
    {% set request = {'table': table, 'source': table, 'point': point, 'prefer': 'live'} %}
    {% set tried = holdfast.try_query(holdfast.count_period_ends_sql(request)) %}
    {{ return(tried.error is not none or tried.rows[0].contradictions | int > 0) }}
{% endmacro %}

{#- Return the query of period_changes(): ended, and contradictions, which must be 0. -#}
{% macro count_period_ends_sql(request) %}
    {% set sql %}
    select count(holdfast_new_end) as ended, count(*) - count(holdfast_new_end) as contradictions
    from (
      {{ holdfast.period_ends_sql(request) | indent(6) }}
    ) as period_ends
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}

{% macro refusal_of_contradictions(request, counts, n) %}
    {% set table, point = request.source, request.point %}
    {% set point_faults = holdfast.period_faults(table, holdfast.reader(table, point)) %}
    {% set live_faults = holdfast.period_faults(table, holdfast.reader(request.table)) %}
    {% set why = ((" In " ~ point.label ~ " " ~ point_faults ~ ".") if point_faults else "")
        ~ ((" In the table now " ~ live_faults ~ ".") if live_faults else "") %}
    {% set replace = "mode: replace" if point.kind == 'table' and not point.get('quarantined')
        else holdfast.restore_command(dict(request, mode='replace', prefer='live')) %}
    {{ return("The periods of " ~ point.label ~ " and of " ~ table.name ~ " now contradict each other in "
        ~ '{:,}'.format(n) ~ (" row" if n == 1 else " rows") ~ " (for example "
        ~ holdfast.example_of_contradiction(request) ~ "), so they cannot be merged." ~ why
        ~ " Restore beside it with into: NAME, or replace the table, which loses " ~ '{:,}'.format(counts.only_now)
        ~ " rows that only the table has: " ~ replace) }}
{% endmacro %}

{#- Return one row that contradicts the next: "id 1: from 2026-01-02 to 2026-03-04, and the next row from 2026-02-03".
-#}
{% macro example_of_contradiction(request) %}
    {% set key = holdfast.period_key_list(request.table) %}
    {% set sql %}
    select *
    from (
      {{ holdfast.period_ends_sql(request) | indent(6) }}
    ) as period_ends
    where holdfast_new_end is null
    order by {{ key }}, holdfast_start
    limit 1
    {% endset %}
    {% set row = holdfast.query(holdfast.sql_text(sql))[0] %}
    {% set next = ", and the next row from " ~ row.holdfast_next if row.holdfast_next is not none else "" %}
    {{ return(holdfast.period_key_text(request.table, row) ~ ": from " ~ row.holdfast_start ~ " to "
        ~ (row.holdfast_end or "now") ~ next) }}
{% endmacro %}
