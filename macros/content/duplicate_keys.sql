{#- Return a scalar subquery: how many keys occur more than once. -#}
{% macro duplicate_keys(table, there) %}
  {% set key = lakehouse.key_list(table) %}
  {% set sql %}
    (select count(*)
    from (select {{ key }} from {{ there }} group by {{ key }} having count(*) > 1) as duplicates)
  {% endset %}
  {{ return(lakehouse.sql_text(sql)) }}
{% endmacro %}
