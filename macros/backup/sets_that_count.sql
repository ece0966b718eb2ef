{#- Of the query `backups`: the sets that hold every table that they were to hold, verified; 1 is the newest. -#}
{% macro sets_that_count() %}
  {{ return(
      "sets as (select set_id, dense_rank() over (order by set_id desc) as newest from backups group by set_id "
      ~ "having count(*) = max(wanted) and count(*) = count(verified_at) and count(suspect) = 0 and count_if(pinned = 'true') = 0) "
  ) }}
{% endmacro %}
