{#- Count the rows of a point that have other values than the row of the same key in the table now; of the columns that
    both have. None where that is unknown: without a key, or when one of the two cannot be read.

    here   see live_side() -#}
{% macro count_other_values(table, here, point) %}
    {% set there = holdfast.reader(table, point) %}
    {% if not table.key or not here or holdfast.unopened(there) %} {{ return(none) }} {% endif %}
    {% set names, existing = [], holdfast.columns_of(here) | map(attribute='name') | map('lower') | list %}
    {% for column in holdfast.columns_of(there) if column.name | lower in existing %}
        {% do names.append(holdfast.quoted(table, column.name)) %}
    {% endfor %}
    {% set tried = holdfast.try_query(holdfast.other_values_sql(table, here, there, names)) %}
    {{ return(none if tried.error else tried.rows[0].n | int) }}
{% endmacro %}

{#- Return the query of count_other_values, over columns that both sides have. -#}
{% macro other_values_sql(table, here, there, names) %}
    {% set sql %}
    select count(*) as n
    from (
      select {{ names | join(", ") }} from {{ there }} except select {{ names | join(", ") }} from {{ here }}
    ) as holdfast_this
    where {{ holdfast.key_is_in(table, here) }}
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
