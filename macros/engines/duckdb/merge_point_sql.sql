{#- On the lake, new rows are appended as new files; what updates rows rewrites the table.

    A MERGE of DuckDB 1.5 that reads its target can find the rows that it has just inserted, and inserts them again. So
    its rows are made first. -#}
{% macro duckdb__merge_point_sql(table, plan) %}
    {% if table.in_lake and plan.updates %}
        {{ return(holdfast.lake_write("overwrite", table, plan.expected_rows, plan)) }}
    {% elif table.in_lake %} {{ return(holdfast.lake_write("append", table, plan.missing_rows, plan)) }}
    {% endif %}
    {% set sql %}
merge into {{ table.sql }} as holdfast_live
using (
  with point_rows as materialized ({{ plan.point_rows }})
  select * from point_rows
) as holdfast_point
on {{ plan.match }}
{%- if plan.update_names %}
when matched then update set
  {%- for name in plan.update_names %} {{ name }} = holdfast_point.{{ name }}{{ "," if not loop.last }} {%- endfor %}
{%- elif plan.updates %}
when matched then update by name
{%- endif %}
when not matched then insert by name
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
