{#- The folder of the set gives up its name before its first file goes. -#}
{% macro duckdb__delete_sets_sql(table) %}
    {% set sql %}
    select
      set_id,
      1 as step,
      concat('select * from lake.drop(''backups/', replace(set_id, '''', ''''''), ''');') as to_run
    from verdicts
    where goes
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
