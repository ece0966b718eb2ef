{#- Print that a long verb comes to a table: "[3/14] orders: 12 s so far, about 30 s to go". With `output: json` print
    nothing: the only line is the document.

    place     {index, length}: the loop over the tables
    started   when the verb began
    to_go     the seconds that this table and the ones after it should take, or none where no pace is known -#}
{% macro print_progress(output, place, name, started, to_go=none) %}
    {% set left = ", " ~ holdfast.about(to_go) ~ " to go" if to_go is not none else "" %}
    {% do print("[" ~ place.index ~ "/" ~ place.length ~ "] " ~ name ~ ": "
        ~ holdfast.seconds_since(started) | round | int ~ " s so far" ~ left) if output != 'json' %}
{% endmacro %}
