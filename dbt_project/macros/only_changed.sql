{#-
  What an incremental model hands to its merge: the rows that differ from what the table holds, whatever their
  age. So a correction of a game of last season arrives, a restored bronze table arrives, and a build without news
  merges nothing. As long as the table lacks a column of the model, every row counts as changed.
-#}
{% macro only_changed(cte) -%}
{%- set columns = model.columns.keys() | list -%}
{%- set held = adapter.get_columns_in_relation(this) | map(attribute='name') | map('lower') | list if is_incremental() else [] -%}
{%- if held and columns | reject('in', held) | list | length == 0 -%}
select {{ columns | join(', ') }} from {{ cte }}
except
select {{ columns | join(', ') }} from {{ this }}
{%- else -%}
select * from {{ cte }}
{%- endif -%}
{%- endmacro %}
