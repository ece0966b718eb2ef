{#-
  The statements that bring a dropped table back under another name. UNDROP gives it the name it had, so what has
  this name meanwhile steps aside for a moment.
-#}
{% macro databricks__undrop_sql(table, dropped, name, name_is_taken) %}
  {% set schema = lakehouse.quoted(table, table.database) ~ "." ~ lakehouse.quoted(table, table.schema) ~ "." %}
  {% set had = schema ~ lakehouse.quoted(table, dropped.name) %}
  {% set aside = schema ~ lakehouse.quoted(table, dropped.name ~ '__steps_aside') %}
  {% set statements = ["undrop table with id '" ~ dropped.id ~ "'"] %}
  {% if name_is_taken %}
    {% set statements = ["alter table " ~ had ~ " rename to " ~ aside] + statements %}
  {% endif %}
  {% if dropped.name | lower != name | lower %}
    {% do statements.append("alter table " ~ had ~ " rename to " ~ schema ~ lakehouse.quoted(table, name)) %}
  {% endif %}
  {% if name_is_taken %}
    {% do statements.append("alter table " ~ aside ~ " rename to " ~ had) %}
  {% endif %}
  {{ return(statements) }}
{% endmacro %}
