{#-
  How the keys of the table now and of a point relate, in one pass over both:
  rows_now, rows_then, only_now, only_then (keys), duplicate_now, duplicate_then (keys that occur more than once),
  null_now, null_then (rows with NULL in the key). A side that is none counts as empty.
-#}
{% macro compare_keys(table, live, point) %}
  {{ return(lakehouse.key_counts(lakehouse.query(lakehouse.compare_keys_sql(table, live, point))[0])) }}
{% endmacro %}

{#- The same where reading may fail; `error` says why it did. -#}
{% macro try_compare_keys(table, live, point) %}
  {% set tried = lakehouse.try_query(lakehouse.compare_keys_sql(table, live, point)) %}
  {% if tried.error %}
    {{ return({'error': tried.error}) }}
  {% endif %}
  {{ return(dict(lakehouse.key_counts(tried.rows[0]), error=none)) }}
{% endmacro %}

{% macro compare_keys_sql(table, live, point) %}
  {% set key = [] %}
  {% for column in table.key %}
    {% do key.append(lakehouse.quoted(table, column)) %}
  {% endfor %}
  {% set key_list, no_key = key | join(", "), key | join(" is null or ") ~ " is null" %}
  {% set sides = [] %}
  {% if live %}
    {% do sides.append("select " ~ key_list ~ ", 1 as n, 0 as p from " ~ live) %}
  {% endif %}
  {% if point %}
    {% do sides.append("select " ~ key_list ~ ", 0 as n, 1 as p from " ~ point) %}
  {% endif %}
  {{ return(
      "select sum(n) as rows_now, sum(p) as rows_then, "
      ~ "sum(case when p = 0 then 1 else 0 end) as only_now, sum(case when n = 0 then 1 else 0 end) as only_then, "
      ~ "sum(case when n > 1 then 1 else 0 end) as duplicate_now, sum(case when p > 1 then 1 else 0 end) as duplicate_then, "
      ~ "sum(case when " ~ no_key ~ " then n else 0 end) as null_now, "
      ~ "sum(case when " ~ no_key ~ " then p else 0 end) as null_then "
      ~ "from (select " ~ key_list ~ ", sum(n) as n, sum(p) as p from (" ~ sides | join(" union all ")
      ~ ") as both_sides group by " ~ key_list ~ ") as by_key"
  ) }}
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

{#- One key that occurs more than once, for the refusal that names it. -#}
{% macro example_of_duplicate(table, from_clause) %}
  {% set key = [] %}
  {% for column in table.key %}
    {% do key.append(lakehouse.quoted(table, column)) %}
  {% endfor %}
  {% set found = lakehouse.query(
      "select " ~ key | join(", ") ~ ", count(*) as copies from " ~ from_clause ~ " group by " ~ key | join(", ")
      ~ " having count(*) > 1 order by copies desc, " ~ key | join(", ") ~ " limit 1"
  )[0] %}
  {% set parts = [] %}
  {% for column in table.key %}
    {% do parts.append(column ~ " " ~ found[column | lower]) %}
  {% endfor %}
  {{ return(parts | join(", ") ~ ": " ~ found.copies ~ " rows") }}
{% endmacro %}
