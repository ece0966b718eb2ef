{% macro duckdb__history(table, probe) %}
  {% if not table.in_lake %}
    {{ return([]) }}
  {% endif %}
  {% set sql %}
    select
      version,
      strftime(committed_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%g') as committed_at,
      operation,
      note,
      rows,
      unreadable
    from lake.history({{ lakehouse.lake_name(table) }})
    order by version desc
  {% endset %}
  {{ return(lakehouse.query(lakehouse.sql_text(sql))) }}
{% endmacro %}
