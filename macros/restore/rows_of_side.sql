{#- The rows of one side (live or point) in the restored table's columns; or only those whose key the other side lacks.
-#}
{% macro rows_of_side(plan, side, missing_in=none) %}
    {% set from_clause = {'live': holdfast.reader(plan.table), 'point': holdfast.reader(plan.source, plan.point)} %}
    {% set sql %}
select {{ holdfast.select_list(plan, side) }}
from {{ from_clause[side] }} as holdfast_this
{%- if missing_in %}
where not {{ holdfast.key_is_in(plan.table, from_clause[missing_in]) }}
{%- endif %}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
