{#-
  `dbt clone` runs no on-run-start hook, and what it puts in place of a table is a shallow clone or a view. It asks
  for this macro when it is about to replace what is there and before it sends anything.
-#}
{% macro default__can_clone_table() %}
  {% set existing = adapter.get_relation(database=this.database, schema=this.schema, identifier=this.identifier) %}
  {% do lakehouse.refuse_or_back_up(lakehouse.violations_of_relation(
      existing, "dbt clone --full-refresh would replace", "clone it without --full-refresh or into another schema",
      ends=true
  )) %}
  {{ return(lakehouse.original('can_clone_table')()) }}
{% endmacro %}
