{#- Return the query of column_facts: filled_1, hash_1, filled_2, ... The key is hashed once a row, and each value with
    it. The hashes are compared in the session that made them, so quick ones do. -#}
{% macro column_facts_sql(table, from_clause, columns) %}
    {% set key, typed, text = [], [], holdfast.text_type(table) %}
    {% for column in table.key %}
        {% set name = "holdfast_key_" ~ loop.index %}
        {% do key.append({"name": name, "type": text}) %}
        {% do typed.append("cast(" ~ holdfast.quoted(table, column) ~ " as " ~ text ~ ") as " ~ name) %}
    {% endfor %}
    {% for column in columns %}
        {% set name = holdfast.quoted(table, column.name) %}
        {% do typed.append("cast(" ~ name ~ " as " ~ column.type ~ ") as " ~ name) %}
    {% endfor %}
    {% set values, keys = holdfast.values_to_hash(table, columns), holdfast.values_to_hash(table, key) %}
    {% set sql %}
    select
    {% for column in columns %}
      count({{ holdfast.quoted(table, column.name) }}) as filled_{{ loop.index }},
      {{ holdfast.hash_sum(table, holdfast.quick_hash(table, ["holdfast_key", values[column.name]])) }}
      {{- " as hash_" ~ loop.index }}{{ "," if not loop.last }}
    {% endfor %}
    from (
      select *, {{ holdfast.quick_hash(table, keys.values() | list) }} as holdfast_key
      from (select {{ typed | join(", ") }} from {{ from_clause }}) as typed
    ) as hashed_keys
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
