{#- Return how many rows changed between two versions. Refuse when the older one cannot be read any more.

    instead   what to do then, as an imperative -#}
{% macro count_changed_rows(table, before, now, instead=none) %}
    {% if before == now %} {{ return(0) }} {% endif %}
    {% set tried = holdfast.count_readable_rows(table, {"kind": "version", "id": before}) %}
    {% if not tried.error %}
        {% set changed = holdfast.changed_rows_point(table, before, now, "changed rows") %}
        {% set tried = holdfast.try_query("select count(*) as n from " ~ changed.id ~ " as changed_rows") %}
    {% endif %}
    {% if tried.error %}
        {% set closed = holdfast.closed_by_retention(tried.error) %}
        {% set versions = holdfast.history(table, with_readable=false) if closed else [] %}
        {% set to_open = versions | selectattr('version', 'equalto', before) | list %}
        {% do holdfast.fail("The rows of " ~ table.name ~ " that changed since version " ~ before
            ~ " cannot be read any more (" ~ tried.error ~ "); "
            ~ ("the retention of the table closes that version: open it with "
            ~ holdfast.opening_command(table, to_open[0]) ~ " and repeat the command, or " if to_open else "")
            ~ (instead or "drop the new tables with blue_green_rollback and drop_new: true, then begin again") ~ ".") %}
    {% endif %}
    {{ return(tried.rows[0].n | int) }}
{% endmacro %}

{#- Return how many rows changed between two versions; none where the older one cannot be read any more. -#}
{% macro count_changed_rows_if_readable(table, before, now) %}
    {% set readable = (before == now or not holdfast.count_readable_rows(table,
        {"kind": "version", "id": before}).error) %}
    {{ return(holdfast.count_changed_rows(table, before, now) if readable else none) }}
{% endmacro %}
