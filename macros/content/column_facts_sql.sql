{#- Return the query of column_facts: filled_1, hash_1, filled_2, ... The key is hashed once a row, and each value with
    it. The hashes are compared in the session that made them, so quick ones do. -#}
{% macro column_facts_sql(table, from_clause, columns) %}
    {% set key = [] %}
    {% for column in table.key %}
        {% do key.extend(lakehouse.values_to_hash(table, "cast(" ~ lakehouse.quoted(table, column) ~ " as "
            ~ lakehouse.text_type(table) ~ ")", lakehouse.text_type(table))) %}
    {% endfor %}
    {% set sql %}
    select
    {% for column in columns %}
      {% set name = lakehouse.quoted(table, column.name) %}
      {% set value = "cast(" ~ name ~ " as " ~ column.type ~ ")" %}
      {% set values = ["key_of_row_hashed"] + lakehouse.values_to_hash(table, value, column.type) %}
      count({{ name }}) as filled_{{ loop.index }},
      {{ lakehouse.hash_sum(table, lakehouse.quick_hash(table, values)) }} as hash_{{ loop.index }}
      {{- "," if not loop.last }}
    {% endfor %}
    from (select *, {{ lakehouse.quick_hash(table, key) }} as key_of_row_hashed from {{ from_clause }}) as hashed_keys
    {% endset %}
    {{ return(lakehouse.sql_text(sql)) }}
{% endmacro %}
