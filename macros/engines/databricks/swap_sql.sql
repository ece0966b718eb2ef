{#-
  The statements that put one table in the place of another, which is kept under a third name. A streaming table or
  materialized view cannot be renamed: its rows are kept, and it goes.
-#}
{% macro databricks__swap_sql(table, type, newcomer_as, comes_from) %}
  {% set statements = [] %}
  {% if type in ['STREAMING_TABLE', 'MATERIALIZED_VIEW'] %}
    {% do statements.append("create table " ~ newcomer_as.sql ~ " as select * from " ~ table.sql) %}
    {% do statements.append("drop " ~ ("materialized view " if type == 'MATERIALIZED_VIEW' else "table ") ~ table.sql) %}
  {% elif type %}
    {% do statements.append("alter " ~ ("view " if type == 'VIEW' else "table ") ~ table.sql ~ " rename to " ~ newcomer_as.sql) %}
  {% endif %}
  {% if comes_from %}
    {% do statements.append("alter table " ~ comes_from.sql ~ " rename to " ~ table.sql) %}
  {% endif %}
  {{ return(statements) }}
{% endmacro %}
