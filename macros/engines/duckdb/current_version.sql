{% macro duckdb__current_version(table) %}
  {% if not table.in_lake %}
    {{ return(none) }}
  {% endif %}
  {% set found = lakehouse.query("select version from lake.describe(" ~ lakehouse.lake_name(table) ~ ")") %}
  {{ return(found[0].version | int) }}
{% endmacro %}
