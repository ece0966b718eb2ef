{#- Return the query of column_facts: filled_1, hash_1, filled_2, ... -#}
{% macro column_facts_sql(table, from_clause, columns) %}
    {% set key = [] %}
    {% for column in table.key %}
        {% do key.append("cast(" ~ lakehouse.quoted(table, column) ~ " as " ~ lakehouse.text_type(table) ~ ")") %}
    {% endfor %}
    {% set sql %}
    select
    {% for column in columns %}
      {% set name = lakehouse.quoted(table, column.name) %}
      {% set value = lakehouse.value_text(table, "cast(" ~ name ~ " as " ~ column.type ~ ")", column.type) %}
      {% set text = "concat_ws(chr(31), " ~ key | join(", ") ~ ", coalesce(" ~ value ~ ", chr(30)))" %}
      count({{ name }}) as filled_{{ loop.index }},
      {{ lakehouse.hash_total(table, text) }} as hash_{{ loop.index }}{{ "," if not loop.last }}
    {% endfor %}
    from {{ from_clause }}
    {% endset %}
    {{ return(lakehouse.sql_text(sql)) }}
{% endmacro %}
