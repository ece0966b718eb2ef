{#-
  What an override (a drop, rename, truncation) is about to hit, as dangers: the relation itself if it is a protected
  table; or what an interrupted run left of one. `X__dbt_backup` holds the rows that X had; `X__dbt_tmp` and
  `X__dbt_stg` hold a new X, which matters only when there is no X.
  `ends`: the table goes, with its history. Views hold no rows. The catalog is asked, not dbt's cache: a drop "if exists" of nothing is no danger.
-#}
{% macro violations_of_relation(relation, deed, instead, ends=false) %}
  {% if not execute or relation is none or not relation.identifier or not lakehouse.stores_rows(relation) %}
    {{ return([]) }}
  {% endif %}
  {% set table = lakehouse.protected_table_at(relation.database, relation.schema, relation.identifier) %}
  {% set origin = lakehouse.leftover_of(relation.identifier) %}
  {% if table is none and origin %}
    {% set table = lakehouse.protected_table_at(relation.database, relation.schema, origin) %}
    {% if table is not none and not (relation.identifier | lower).endswith('backup') and lakehouse.exists(table) %}
      {% set table = none %}
    {% endif %}
  {% endif %}
  {% if table is none %}
    {{ return([]) }}
  {% endif %}
  {% set leftover = relation.identifier | lower != table.identifier | lower %}
  {% if not lakehouse.exists(lakehouse.table_at(table.database, table.schema, relation.identifier) if leftover else table) %}
    {{ return([]) }}
  {% endif %}
  {{ return([{
      'table': table, 'relation': relation if leftover else table.relation, 'leftover': leftover,
      'deed': deed ~ (" what an interrupted run left of" if leftover else "") ~ " protected "
          ~ table.resource ~ " '" ~ table.name ~ "'",
      'instead': instead, 'ends': ends,
  }]) }}
{% endmacro %}
