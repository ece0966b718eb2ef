{#- In the lake the write that brings a column adds it. -#}
{% macro duckdb__add_columns_sql(table, columns) %}
    {% set statements = [] %}
    {% for column in columns if not table.in_lake %}
        {% set added = holdfast.quoted(table, column.name) ~ " " ~ column.type %}
        {% do statements.append("alter table " ~ table.sql ~ " add column if not exists " ~ added) %}
    {% endfor %}
    {{ return(statements) }}
{% endmacro %}
