{% macro duckdb__history_sql(table) %}
    {% set sql %}
select
    version,
    strftime(committed_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%g') as committed_at,
    operation,
    note,
    rows,
    unreadable
from lake.history({{ holdfast.lake_name(table) }})
order by version desc
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
