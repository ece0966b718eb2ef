{% macro spark__count_readable_rows_sql(table, from_clause, columns) %}
    {% set sql %}
    select count(*) as n, max(hash({{ holdfast.quoted_list(table, columns) or "to_json(struct(*))" }})) as seen
    from {{ from_clause }}
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
