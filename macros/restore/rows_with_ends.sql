{#- The rows of a merge as periods: those of `rows`, each with the end that period_ends_sql() gives it.

    rows   a query of the restored table's columns -#}
{% macro rows_with_ends(plan, rows) %}
    {% set table, valid_to = plan.table, plan.table.periods.valid_to %}
    {% set own, found = "holdfast_this." ~ holdfast.quoted(table, valid_to), {'type': none} %}
    {% for column in plan.columns or [] if column.name | lower == valid_to | lower %}
        {% do found.update(column) %}
    {% endfor %}
    {% set new_end = "holdfast_other.holdfast_new_end" %}
    {% set typed_end = "cast(" ~ new_end ~ " as " ~ found.type ~ ")" if found.type else new_end %}
    {% set end = "case when " ~ new_end ~ " is null then " ~ own ~ " else " ~ typed_end ~ " end" %}
    {% set sql %}
select {{ holdfast.list_with_end(plan, end) }}
from (
  {{ rows | indent(2) }}
) as holdfast_this
left join (
  {{ holdfast.period_ends_sql(plan) | indent(2) }}
) as holdfast_other on {{ holdfast.same_key(table, 'holdfast_this', 'holdfast_other') }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- All columns of the alias holdfast_this, with another end. -#}
{% macro list_with_end(plan, end) %}
    {% set table, valid_to, items = plan.table, plan.table.periods.valid_to, [] %}
    {% if not plan.columns %} {{ return(holdfast.star_with_sql(table, 'holdfast_this', valid_to, end)) }} {% endif %}
    {% for column in plan.columns %}
        {% set name = holdfast.quoted(table, column.name) %}
        {% do items.append(end ~ " as " ~ name if column.name | lower == valid_to | lower
            else "holdfast_this." ~ name) %}
    {% endfor %}
    {{ return(items | join(", ")) }}
{% endmacro %}

{#- The rows of a merge that the table lacks or has otherwise: those of the side that it takes rows from, and those that
    end elsewhere or get a value in a column that the table lacks.

    expected   see expected_rows() -#}
{% macro changed_periods(plan, expected) %}
    {% set table, live = plan.table, holdfast.reader(plan.table) %}
    {% set point = holdfast.reader(plan.source, plan.point) %}
    {% set same_key = holdfast.same_key(table, 'holdfast_other', 'holdfast_this') %}
    {% set valid_to = holdfast.quoted(table, table.periods.valid_to) %}
    {#- A join, because open-source Delta cannot read the target of a MERGE in NOT EXISTS here. By the key alone: with a
        condition that takes NULL for NULL, DuckDB compares each row with each. -#}
    {% set sql %}
select holdfast_this.*
from (
  {{ expected | indent(2) }}
) as holdfast_this
left join (
  select {{ holdfast.key_list(table) }}, {{ valid_to }}, 1 as holdfast_is_here from {{ live }}
) as holdfast_other on {{ same_key }}
where holdfast_other.holdfast_is_here is null
  or holdfast_other.{{ valid_to }} is distinct from holdfast_this.{{ valid_to }}
{%- if plan.prefer == 'point' or (plan.columns or []) | rejectattr('in_live') | list %}
  or exists (select 1 from {{ point }} as holdfast_other where {{ same_key }})
{%- endif %}
    {% endset %}
    {{ return("\n  " ~ sql | trim | indent(2) ~ "\n") }}
{% endmacro %}
