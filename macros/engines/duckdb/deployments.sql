{% macro duckdb__stamp(table) %}
  {% set found = lakehouse.query("select id, version from lake.describe(" ~ lakehouse.lake_name(table) ~ ")")[0] %}
  {{ return({'id': found.id, 'version': found.version | int}) }}
{% endmacro %}

{% macro duckdb__rename_sql(table, other) %}
  {{ return("select * from lake.rename(" ~ lakehouse.lake_name(table) ~ ", " ~ lakehouse.lake_name(other) ~ ")") }}
{% endmacro %}

{% macro duckdb__drop_table_sql(table) %}
  {{ return("select * from lake.drop(" ~ lakehouse.lake_name(table) ~ ")") }}
{% endmacro %}

{% macro duckdb__copy_table_sql(table, version, other) %}
  {% set pinned = "null" if version is none else version | string %}
  {{ return(
      "select * from lake.copy(" ~ lakehouse.lake_name(table) ~ ", " ~ pinned ~ ", " ~ lakehouse.lake_name(other) ~ ")"
  ) }}
{% endmacro %}

