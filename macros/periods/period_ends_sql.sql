{#- Return a query of the rows of a merge that cannot end where the preferred side ends them, because the next row of
    the same key begins before: the row's key, period_key_N, period_start, period_end, next_start and new_end. This is
    the rule by which periods merge. Such a row ends

      1. where the other side ends it, if that is not after the begin of the next row;
      2. else, if it is current, where the next row begins.

    Otherwise new_end is NULL: the two sides contradict each other, and the merge is refused. The same holds for a row
    that ends before it begins.

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
      when period_start is null or period_end < period_start then null
      when next_start is null or period_end <= next_start then period_end
      when other_end >= period_start and other_end <= next_start then other_end
      when period_end is null and period_start < next_start then next_start
    end as new_end
  from (
    select m.*, o.period_end as other_end
    from (
      select
        *,
        lead(period_start) over (
          {{ holdfast.period_window(table) | indent(10) }}
        ) as next_start
      from (
        {{ holdfast.period_rows_sql(table, preferred) | indent(8) }}
        union all
        {{ holdfast.period_rows_sql(table, other, missing_in=preferred) | indent(8) }}
      ) as both_sides
    ) as m
    left join (
      {{ holdfast.period_rows_sql(table, other) | indent(6) }}
    ) as o on {{ holdfast.same_key(table, 'm', 'o') }}
  ) as next_rows
) as ends
where (new_end is null and (next_start is not null or period_start is null or period_end < period_start))
  or new_end <> period_end or (new_end is not null and period_end is null)
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
