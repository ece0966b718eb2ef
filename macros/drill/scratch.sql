{#-
  Where a drill restores to: a schema of its own beside the live ones, which no model may use. Only tables that bear
  the name of one of the project's are ever dropped from it.
-#}
{% macro scratch_schema() %}
  {% set name = target.schema ~ '_drill' %}
  {% for table in lakehouse.tables() if table.schema | lower == name | lower %}
    {% do lakehouse.fail("The schema " ~ name ~ " is where drills restore to, and " ~ table.resource ~ " '" ~ table.name
        ~ "' lies in it; give that another schema.") %}
  {% endfor %}
  {{ return(name) }}
{% endmacro %}

{#- The place of a table in a drill. -#}
{% macro scratch_table(table) %}
  {{ return(lakehouse.table_at(table.database, lakehouse.scratch_schema(), table.schema ~ '__' ~ table.identifier, key=table.key)) }}
{% endmacro %}

{#- The names of the tables that a drill left: of protected tables only. -#}
{% macro scratch_tables() %}
  {% set found = [] %}
  {% for table in lakehouse.protected_tables() if lakehouse.exists(lakehouse.scratch_table(table)) %}
    {% do found.append(lakehouse.scratch_table(table).identifier) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro drop_scratch() %}
  {% for leftover in lakehouse.leftovers() if leftover.path.startswith('lake/' ~ lakehouse.scratch_schema() ~ '/') %}
    {% do lakehouse.clear_leftover(leftover) %}
  {% endfor %}
  {% for table in lakehouse.protected_tables() %}
    {% set scratch = lakehouse.scratch_table(table) %}
    {% if lakehouse.exists(scratch) %}
      {% for statement in lakehouse.drop_scratch_sql(scratch) %}
        {% do run_query(statement) %}
      {% endfor %}
    {% endif %}
  {% endfor %}
  {% do lakehouse.drop_scratch_schema() %}
{% endmacro %}

{#- The schema goes with its last table; somebody else's table in it keeps it. -#}
{% macro drop_scratch_schema() %}
  {% set place = " from information_schema.{} where " ~ ("catalog_name = " ~ lakehouse.text_literal(target.database)
      ~ " and " if adapter.type() == 'duckdb' else "") ~ "lower({}) = lower(" ~ lakehouse.text_literal(lakehouse.scratch_schema()) ~ ")" %}
  {% set tables = lakehouse.query("select table_name" ~ place.format('tables', 'table_schema').replace('catalog_name', 'table_catalog')) %}
  {% if not tables and lakehouse.query("select schema_name" ~ place.format('schemata', 'schema_name')) %}
    {% set here = lakehouse.table_at(target.database, lakehouse.scratch_schema(), '') %}
    {% do run_query("drop schema " ~ lakehouse.quoted(here, target.database) ~ "." ~ lakehouse.quoted(here, here.schema)) %}
  {% endif %}
{% endmacro %}
