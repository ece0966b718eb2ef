{#- Count the rows of a point that have other values than the row of the same key in the table now. A column that the
    table lacks counts as NULL there; one that the point lacks is not compared. None where that is unknown: without a
    key, or when one of the two cannot be read.

    here   see live_side() -#}
{% macro count_other_values(table, here, point) %}
    {% set there = holdfast.reader(table, point) %}
    {% if not table.key or not here or holdfast.unopened(there) %} {{ return(none) }} {% endif %}
    {% set names, own, existing = [], [], holdfast.columns_of(here) | map(attribute='name') | map('lower') | list %}
    {% for column in holdfast.columns_of(there) %}
        {% do names.append(holdfast.quoted(table, column.name)) %}
        {% do own.append(names[-1] if column.name | lower in existing else "cast(null as " ~ column.type ~ ")") %}
    {% endfor %}
    {% set tried = holdfast.try_query(holdfast.other_values_sql(table, here, there, names, own)) %}
    {{ return(none if tried.error else tried.rows[0].n | int) }}
{% endmacro %}

{#- Return the query of count_other_values.

    names   what is selected of the point; own: what is selected of the table, in the same order -#}
{% macro other_values_sql(table, here, there, names, own) %}
    {% set sql %}
    select count(*) as n
    from (
      select {{ names | join(", ") }} from {{ there }} except select {{ own | join(", ") }} from {{ here }}
    ) as holdfast_this
    where {{ holdfast.key_is_in(table, here) }}
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
