{% macro duckdb__frozen_sql(log) %}
    {{ return("select table_name, who, frozen_at, reason, unreadable from lake.frozen()") }}
{% endmacro %}
