{#- Return how the keys of the table now and of a point relate, from one pass over both:

      rows_now, rows_then             rows
      only_now, only_then             keys that only one side has
      duplicate_now, duplicate_then   keys that occur more than once
      null_now, null_then             rows with NULL in the key

    live, point   FROM clauses; a side that is none counts as empty -#}
{% macro compare_keys(table, live, point) %}
    {{ return(holdfast.key_counts(holdfast.query(holdfast.compare_keys_sql(table, live, point))[0])) }}
{% endmacro %}

{#- Over no rows a sum is NULL, and JSON may leave it out: both mean 0. -#}
{% macro key_counts(counts) %}
    {% set whole = {} %}
    {% for name in ['rows', 'only', 'duplicate', 'null'] %}
        {% for side in ['now', 'then'] %}
            {% do whole.update({name ~ '_' ~ side: (counts.get(name ~ '_' ~ side) or 0) | int}) %}
        {% endfor %}
    {% endfor %}
    {{ return(whole) }}
{% endmacro %}
