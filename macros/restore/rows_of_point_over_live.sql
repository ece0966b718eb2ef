{#- The point's rows, with what the live row of the same key has in the columns that the point lacks. -#}
{% macro rows_of_point_over_live(plan) %}
    {% set sql %}
select
{%- for column in plan.columns %}
    {%- set name = holdfast.quoted(plan.table, column.name) %}
    {%- if not column.in_point %}
    holdfast_live.{{ name }} as {{ name }}
    {%- elif column.type == column.point_type %}
    holdfast_point.{{ name }} as {{ name }}
    {%- else %}
    cast(holdfast_point.{{ name }} as {{ column.type }}) as {{ name }}
    {%- endif %}
    {{- "," if not loop.last }}
{%- endfor %}
from {{ holdfast.reader(plan.source, plan.point) }} as holdfast_point
left join {{ holdfast.reader(plan.table) }} as holdfast_live
  on {{ holdfast.same_key(plan.table, 'holdfast_live', 'holdfast_point') }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
