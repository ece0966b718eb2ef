{#- Return {number, example}: how many keys of an older version of a table were deleted by a newer one and are among the
    rows of another table, which takes its name; and the smallest of them, as text.

    before, now   the versions
    other         a FROM clause -#}
{% macro keys_that_come_back(table, before, now, other) %}
    {% if before == now %} {{ return({"number": 0, "example": none}) }} {% endif %}
    {% set older = holdfast.reader(table, {"kind": "version", "id": before}) %}
    {% set newer = holdfast.reader(table, {"kind": "version", "id": now}) %}
    {% set kept = "(select * from " ~ holdfast.shared_keys_sql(table, other, older) ~ ")" %}
    {% set keys = holdfast.compare_keys(table, kept, newer).only_now %}
    {{ return({"number": keys, "example": holdfast.example_of_missing(table, kept, newer) if keys else none}) }}
{% endmacro %}
