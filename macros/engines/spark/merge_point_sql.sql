{#- Where the columns are unknown, Delta matches all of them by name, and refuses when the sides differ. -#}
{% macro spark__merge_point_sql(table, plan) %}
    {% set names = plan.point_names %}
    {% set sql %}
merge into {{ table.sql }} as l
using ({{ plan.point_rows }}) as p
on {{ plan.match }}
{%- if plan.updates %}
when matched then update set
  {%- for name in names or [] %} {{ name }} = p.{{ name }}{{ "," if not loop.last }}{% else %} *{% endfor %}
{%- endif %}
when not matched then insert
  {%- if names %} ({{ names | join(", ") }}) values (p.{{ names | join(", p.") }}){% else %} *{% endif %}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
