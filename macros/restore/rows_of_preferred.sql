{#- The rows of the preferred side of a merge, with what the row of the same key on the other side has in the columns
    that the preferred side lacks. -#}
{% macro rows_of_preferred(plan) %}
    {% set prefer, other = plan.prefer, 'live' if plan.prefer == 'point' else 'point' %}
    {% set sides = {'live': holdfast.reader(plan.table), 'point': holdfast.reader(plan.source, plan.point)} %}
    {% set sql %}
select
{%- for column in plan.columns %}
    {%- set name = holdfast.quoted(plan.table, column.name) %}
    {%- set side = prefer if column['in_' ~ prefer] else other %}
    {%- if side == 'live' or column.type == column.point_type %}
    holdfast_{{ side }}.{{ name }} as {{ name }}
    {%- else %}
    cast(holdfast_point.{{ name }} as {{ column.type }}) as {{ name }}
    {%- endif %}
    {{- "," if not loop.last }}
{%- endfor %}
from {{ sides[prefer] }} as holdfast_{{ prefer }}
left join {{ sides[other] }} as holdfast_{{ other }}
  on {{ holdfast.same_key(plan.table, 'holdfast_live', 'holdfast_point') }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
