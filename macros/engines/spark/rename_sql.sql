{% macro spark__rename_sql(table, other) %}
    {{ return("alter table " ~ table.sql ~ " rename to " ~ other.sql) }}
{% endmacro %}
