{#-
  Every change of type on Databricks passes here, and every drop-and-create of a streaming table or materialized
  view. With the guard of drops alone, the table could be renamed already.
-#}
{% macro default__get_replace_sql(existing_relation, target_relation, sql) %}
  {% do lakehouse.refuse_or_back_up(lakehouse.violations_of_relation(
      existing_relation,
      lakehouse.actor() ~ " would replace by a " ~ target_relation.type | string | replace('_', ' '),
      "set its materialization back",
      ends=true
  )) %}
  {{ return(lakehouse.original('get_replace_sql')(existing_relation, target_relation, sql)) }}
{% endmacro %}
