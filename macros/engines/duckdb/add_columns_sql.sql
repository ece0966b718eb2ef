{% macro duckdb__add_columns_sql(table, columns) %}
  {% set statements = [] %}
  {% for column in columns %}
    {% do statements.append(
        "alter table " ~ table.sql ~ " add column if not exists " ~ lakehouse.quoted(table, column.name) ~ " " ~ column.type
    ) %}
  {% endfor %}
  {{ return(statements) }}
{% endmacro %}
