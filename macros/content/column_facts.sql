{#-
  Column by column, what a query holds: {column: {filled, hash}} over all its rows. `filled` counts the values that are
  not NULL; the hash tells whether each key has the same value, whatever the order of the rows. `columns` is a list of
  {name, type}: the value is compared as that type.
-#}
{% macro column_facts(table, from_clause, columns) %}
  {% set items, key = [], [] %}
  {% for column in table.key %}
    {% do key.append("cast(" ~ lakehouse.quoted(table, column) ~ " as " ~ lakehouse.text_type(table) ~ ")") %}
  {% endfor %}
  {% for column in columns %}
    {% set name = lakehouse.quoted(table, column.name) %}
    {% set value = lakehouse.value_text(table, "cast(" ~ name ~ " as " ~ column.type ~ ")", column.type) %}
    {% set text = "concat_ws(chr(31), " ~ key | join(", ") ~ ", coalesce(" ~ value ~ ", chr(30)))" %}
    {% do items.append("count(" ~ name ~ ") as filled_" ~ loop.index) %}
    {% do items.append(lakehouse.hash_total(table, text) ~ " as hash_" ~ loop.index) %}
  {% endfor %}
  {% set found, facts = lakehouse.query("select " ~ items | join(", ") ~ " from " ~ from_clause)[0], {} %}
  {% for column in columns %}
    {% do facts.update({column.name: {
        'filled': found['filled_' ~ loop.index] | int, 'hash': found['hash_' ~ loop.index] | string,
    }}) %}
  {% endfor %}
  {{ return(facts) }}
{% endmacro %}
