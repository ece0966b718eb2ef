{% macro key_list(table, prefix='') %}
  {% set names = [] %}
  {% for column in table.key %}
    {% do names.append(prefix ~ lakehouse.quoted(table, column)) %}
  {% endfor %}
  {{ return(names | join(', ')) }}
{% endmacro %}

{#- How many keys one side has that the other lacks, as a scalar subquery. -#}
{% macro missing_keys(table, there, here) %}
  {{ return("(select count(*) from " ~ there ~ " as s where not exists (select 1 from " ~ here ~ " as o where "
      ~ lakehouse.same_key(table, 'o', 's') ~ "))") }}
{% endmacro %}

{% macro duplicate_keys(table, there) %}
  {{ return("(select count(*) from (select " ~ lakehouse.key_list(table) ~ " from " ~ there ~ " group by " ~ lakehouse.key_list(table)
      ~ " having count(*) > 1) as duplicates)") }}
{% endmacro %}

{#- Do two tables hold the same rows? Their number and a hash over all values, by reading both. -#}
{% macro same_rows_sql(table, one, other) %}
  {{ return("select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other from ("
      ~ lakehouse.row_facts_sql(table, one) ~ ") as a cross join (" ~ lakehouse.row_facts_sql(table, other) ~ ") as b") }}
{% endmacro %}
