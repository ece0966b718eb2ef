{#- Return a query of the rows of a merge that cannot end where the preferred side ends them, because the next row of
    the same key begins before: the row's key, holdfast_period_N, holdfast_start, holdfast_end, holdfast_next and
    holdfast_new_end. This is the rule by which periods merge. Such a row ends

      1. where the other side ends it, if that is not after the begin of the next row;
      2. else, if it is current, where the next row begins.

    Otherwise holdfast_new_end is NULL: the two sides contradict each other, and the merge is refused. The same
    holds for a row that ends before it begins.

    request   {table, source, point, prefer}; see restore_plan() -#}
{% macro period_ends_sql(request) %}
    {% set table = request.table %}
    {% set sides = {'live': holdfast.reader(table), 'point': holdfast.reader(request.source, request.point)} %}
    {% set preferred, other = sides[request.prefer], sides['live' if request.prefer == 'point' else 'point'] %}
    {% set sql %}
select *
from (
  select
    *,
    case
      when holdfast_start is null or holdfast_end < holdfast_start then null
      when holdfast_next is null or holdfast_end <= holdfast_next then holdfast_end
      when holdfast_other_end >= holdfast_start and holdfast_other_end <= holdfast_next then holdfast_other_end
      when holdfast_end is null and holdfast_start < holdfast_next then holdfast_next
    end as holdfast_new_end
  from (
    select holdfast_this.*, holdfast_other.holdfast_end as holdfast_other_end
    from (
      select
        *,
        lead(holdfast_start) over (
          {{ holdfast.period_window(table) | indent(10) }}
        ) as holdfast_next
      from (
        {{ holdfast.period_rows_sql(table, preferred) | indent(8) }}
        union all
        {{ holdfast.period_rows_sql(table, other, missing_in=preferred) | indent(8) }}
      ) as both_sides
    ) as holdfast_this
    left join (
      {{ holdfast.period_rows_sql(table, other) | indent(6) }}
    ) as holdfast_other on {{ holdfast.same_key(table, 'holdfast_this', 'holdfast_other') }}
  ) as next_rows
) as ends
where (holdfast_new_end is null
    and (holdfast_next is not null or holdfast_start is null or holdfast_end < holdfast_start))
  or holdfast_new_end <> holdfast_end or (holdfast_new_end is not null and holdfast_end is null)
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
