{% macro spark__count_readable_rows_sql(table, from_clause, columns) %}
    {% set names = [] %}
    {% for column in columns %} {% do names.append(lakehouse.quoted(table, column)) %} {% endfor %}
    {% set sql %}
    select count(*) as n, max(hash({{ names | join(", ") or "to_json(struct(*))" }})) as seen
    from {{ from_clause }}
    {% endset %}
    {{ return(lakehouse.sql_text(sql)) }}
{% endmacro %}
