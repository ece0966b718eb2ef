{#- Return a query of the keys whose periods contradict each other, one row each:

      current_rows       rows that are current; more than one is a fault
      overlapping_rows   rows that last longer than to the begin of the next one
      backward_rows      rows that end before they begin, or have no begin
      repeated_rows      rows whose row key another row has -#}
{% macro period_faults_sql(table, from_clause) %}
    {% set key = holdfast.period_key_list(table) %}
    {% set sql %}
select *
from (
  select
    {{ key }},
    sum(case when holdfast_end is null then 1 else 0 end) as current_rows,
    sum(case when holdfast_next < holdfast_end or (holdfast_end is null and holdfast_next is not null)
      then 1 else 0 end) as overlapping_rows,
    sum(case when holdfast_start is null or holdfast_end < holdfast_start then 1 else 0 end) as backward_rows,
    sum(case when copies > 1 then 1 else 0 end) as repeated_rows
  from (
    select
      *,
      lead(holdfast_start) over (
        {{ holdfast.period_window(table) | indent(8) }}
      ) as holdfast_next,
      count(*) over (partition by {{ holdfast.key_list(table) }}) as copies
    from (
      {{ holdfast.period_rows_sql(table, from_clause) | indent(6) }}
    ) as period_rows
  ) as next_rows
  group by {{ key }}
) as by_key
where current_rows > 1 or overlapping_rows > 0 or backward_rows > 0 or repeated_rows > 0
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- Return a query of one row: how many keys have each fault, by the first that applies; all 0 in a sound table. -#}
{% macro count_period_faults_sql(table, from_clause) %}
    {% set sql %}
    select
      count(case when repeated_rows > 0 then 1 end) as repeated,
      count(case when repeated_rows = 0 and current_rows > 1 then 1 end) as many_current,
      count(case when repeated_rows = 0 and current_rows <= 1 and overlapping_rows > 0 then 1 end) as overlapping,
      count(case when backward_rows > 0 then 1 end) as backwards
    from (
      {{ holdfast.period_faults_sql(table, from_clause) | indent(6) }}
    ) as faults
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}

{#- Return the step of printed SQL that looks at the faults. -#}
{% macro look_for_period_faults(table, from_clause) %}
    {{ return(holdfast.look("The periods of " ~ table.identifier
        ~ ": keys with a fault. Each number must be 0.",
        holdfast.count_period_faults_sql(table, from_clause))) }}
{% endmacro %}
