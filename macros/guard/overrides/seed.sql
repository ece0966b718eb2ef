{#-
  A seed is emptied (or replaced) and filled from its file at every run. For a protected one this is ordinary as
  long as the file has at least the rows of the table, and even then what is there is backed up first unless the
  latest backup holds exactly it; a file with fewer rows is refused.
-#}
{% macro default__reset_csv_table(model, full_refresh, old_relation, agate_table) %}
  {% set table = lakehouse.protected_table_at(old_relation.database, old_relation.schema, old_relation.identifier) %}
  {% if table is none %}
    {{ return(lakehouse.original('reset_csv_table')(model, full_refresh, old_relation, agate_table)) }}
  {% endif %}
  {% do lakehouse.guard_seed(table, old_relation, agate_table.rows | length) %}
  {{ return(lakehouse.replace_seed(model, full_refresh, old_relation, agate_table)) }}
{% endmacro %}
