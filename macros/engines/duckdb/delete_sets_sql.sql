{#- The folder of the set gives up its name before its first file goes. Copies in a place that cannot be reached
    stay. -#}
{% macro duckdb__delete_sets_sql(table) %}
    {% set reached = holdfast.duckdb__second_place() and not holdfast.duckdb__second_place_problem() %}
    {% set sql %}
    select
      set_id,
      1 as step,
      concat('select * from lake.drop(''backups/', replace(set_id, '''', ''''''), ''');') as to_run
    from verdicts
    where goes
    {%- if reached %}
      and exists (select 1 from lake.backups() as here where starts_with(here.id, concat(verdicts.set_id, '/')))
    union all
    select
      set_id,
      2 as step,
      concat('select * from lake.drop_elsewhere(''', replace(set_id, '''', ''''''), ''');') as to_run
    from verdicts
    where goes
    {%- endif %}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
