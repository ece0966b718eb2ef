{#- Return what is frozen, as a clause: "orders, rates are frozen by ann since 2026-02-03 09:00:00 UTC (reason)".

    frozen   what frozen_tables() returns; not empty -#}
{% macro freeze_text(frozen) %}
    {% if frozen[0].unreadable %}
        {{ return("the record of frozen tables cannot be read ("
            ~ holdfast.reason_of_error(frozen[0].unreadable) ~ "), so every table counts as frozen") }}
    {% endif %}
    {% set names, clauses = {}, [] %}
    {% for each in frozen %}
        {% do names.setdefault(" frozen by " ~ each.who ~ " since " ~ each.at ~ " UTC (" ~ each.reason ~ ")",
            []).append(each.table.name) %}
    {% endfor %}
    {% for how, tables in names.items() %}
        {% do clauses.append(tables | join(', ') ~ (" is" if tables | length == 1 else " are") ~ how) %}
    {% endfor %}
    {{ return(clauses | join(' and ')) }}
{% endmacro %}
