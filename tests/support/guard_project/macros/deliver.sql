{#- What the till delivers: tables of `orders` orders and of three customers. -#}
{% macro deliver(orders=60) %}
  {% set schema = source('raw', 'orders').without_identifier() %}
  {% set cells, delta = [], ' using delta' if target.type == 'spark' else '' %}
  {% for i in range(orders) %}
    {% do cells.append("(" ~ i ~ ", " ~ i % 3 ~ ", cast(" ~ i * 1.5 ~ " as double), timestamp '2026-01-" ~ '{:02d}'.format(i % 28 + 1) ~ " 08:00:00')") %}
  {% endfor %}
  {% do run_query("create schema if not exists " ~ schema) %}
  {% do run_query("create or replace table " ~ source('raw', 'orders') ~ delta ~ " as select * from (values "
      ~ cells | join(', ') ~ ") as t(order_id, customer_id, amount, ordered_at)") %}
  {% do run_query("create or replace table " ~ source('raw', 'customers')
      ~ delta ~ " as select * from (values (0, 'Ada'), (1, 'Bob'), (2, 'Cleo')) as t(customer_id, name)") %}
{% endmacro %}
