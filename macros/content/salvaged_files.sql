{#-
  How many rows of a point the table lacks: those whose key is missing now. Without a key, or when one of the two cannot be
  read, nobody can tell: none.
-#}
{% macro count_missing_rows(table, point) %}
  {% set counts = lakehouse.try_compare_keys(table, lakehouse.reader(table) if lakehouse.exists(table) else none,
      lakehouse.reader(table, point)) if table.key else {'error': 'no key'} %}
  {{ return(none if counts.error else counts.only_then) }}
{% endmacro %}
