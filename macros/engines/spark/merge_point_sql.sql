{#- Where the columns are unknown, Delta matches all of them by name, and refuses when the sides differ. -#}
{% macro spark__merge_point_sql(table, plan) %}
    {% set names = plan.point_names %}
    {% set sql %}
merge into {{ table.sql }} as holdfast_live
using ({{ plan.point_rows }}) as holdfast_point
on {{ plan.match }}
{%- if plan.updates %}
when matched then update set
  {%- for name in plan.update_names or names or [] %} {{ name }} = holdfast_point.{{ name }}{{ "," if not loop.last }}
  {%- else %} *
  {%- endfor %}
{%- endif %}
when not matched then insert
  {%- if names %} ({{ names | join(", ") }}) values (holdfast_point.{{ names | join(", holdfast_point.") }})
  {%- else %} *
  {%- endif %}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
