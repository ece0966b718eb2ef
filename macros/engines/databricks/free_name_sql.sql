{#- A streaming table or materialized view cannot be renamed: its rows are copied, and it goes. -#}
{% macro databricks__free_name_sql(table, type, other) %}
  {% if type == 'STREAMING_TABLE' %}
    {{ return(["create table " ~ other.sql ~ " as select * from " ~ table.sql, "drop table " ~ table.sql]) }}
  {% elif type == 'MATERIALIZED_VIEW' %}
    {{ return(["create table " ~ other.sql ~ " as select * from " ~ table.sql, "drop materialized view " ~ table.sql]) }}
  {% endif %}
  {{ return(["alter " ~ ("view " if type == 'VIEW' else "table ") ~ table.sql ~ " rename to " ~ other.sql]) }}
{% endmacro %}
