{#- The rows of one side (live or point) in the restored table's columns; or only those whose key the other side lacks.
-#}
{% macro rows_of_side(plan, side, missing_in=none) %}
    {% set from_clause = {'live': holdfast.reader(plan.table), 'point': holdfast.reader(plan.source, plan.point)} %}
    {% set sql %}
select {{ holdfast.select_list(plan, side) }}
from {{ from_clause[side] }} as s
{%- if missing_in %}
where not exists (select 1 from {{ from_clause[missing_in] }} as o where {{ holdfast.same_key(plan.table, 'o', 's') }})
{%- endif %}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
