{#-
  What stands beside a table under a name made from its own and may hold its rows: what an interrupted dbt left
  (X__dbt_backup) and what restore_table set aside (X__undropped_..., X__replaced_...). A list of {name, type}.
-#}
{% macro sibling_tables(table) %}
  {% set found = [] %}
  {% for row in lakehouse.tables_of_schema(table) %}
    {% set pattern = '^' ~ modules.re.escape(table.identifier | lower) ~ '__(dbt_backup|dbt_fk_backup|undropped_.+|replaced_.+|(dbt_backup__)?steps_aside)$' %}
    {% if modules.re.match(pattern, row.name | lower) and row.type != 'VIEW' %}
      {% do found.append(row) %}
    {% endif %}
  {% endfor %}
  {{ return(found | sort(attribute='name')) }}
{% endmacro %}

{#- The kind of a relation as the catalog calls it (MANAGED, VIEW, STREAMING_TABLE, ...); none if there is none. -#}
{% macro type_in_catalog(table, name=none) %}
  {% for row in lakehouse.tables_of_schema(table)
        if row.name | lower == (name or table.identifier) | lower %}
    {{ return(row.type) }}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{#-
  What a relation is if it is no ordinary table: view, metric view, materialized view or streaming table; else none.
  Such a one can be read, but neither cloned nor restored nor written to. hive_metastore has only tables and views, and
  no information_schema that would tell.
-#}
{% macro non_table_type(table) %}
  {% set type = none if table.database == 'hive_metastore' else lakehouse.type_in_catalog(table) %}
  {{ return(type | lower | replace('_', ' ')
      if type in ['VIEW', 'METRIC_VIEW', 'MATERIALIZED_VIEW', 'STREAMING_TABLE'] else none) }}
{% endmacro %}
