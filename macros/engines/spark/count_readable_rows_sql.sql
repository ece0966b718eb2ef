{% macro spark__count_readable_rows_sql(table, from_clause, columns) %}
    {% set names = [] %}
    {% for column in columns %} {% do names.append(holdfast.quoted(table, column)) %} {% endfor %}
    {% set sql %}
    select count(*) as n, max(hash({{ names | join(", ") or "to_json(struct(*))" }})) as seen
    from {{ from_clause }}
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
