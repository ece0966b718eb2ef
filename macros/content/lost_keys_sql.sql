{#- Return a query: n, how many keys of `there` none of the holders has, and an example of them as text. Rows with NULL
    in the key do not count.

    holders   a list of FROM clauses; with an empty list all keys are lost -#}
{% macro lost_keys_sql(table, there, holders) %}
    {% set key, filled, parts = holdfast.key_list(table), [], [] %}
    {% for column in table.key %}
        {% set name = holdfast.quoted(table, column) %}
        {% do filled.append(name ~ " is not null") %}
        {% do parts.append(holdfast.text_literal((", " if not loop.first else "") ~ column ~ " ", table.engine)) %}
        {% do parts.append("cast(holdfast_this." ~ name ~ " as " ~ holdfast.text_type(table) ~ ")") %}
    {% endfor %}
    {% set sql %}
    select count(*) as n, min(concat({{ parts | join(", ") }})) as example
    from (select distinct {{ key }} from {{ there }} where {{ filled | join(" and ") }}) as holdfast_this
    {% for holder in holders %}
    {{ "where" if loop.first else "and" }} not {{ holdfast.key_is_in(table, holder) }}
    {% endfor %}
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
