{#- Return the backups that the recovery log has as taken, and not as deleted, the newest first, ten a table at most:
    {table_name, id, set_id, rows_after}. -#}
{% macro recorded_backups() %}
    {% set query %}
    select table_name, id, set_id, rows_after
    from (
      select
        table_name, to_point as id, split_part(to_point, '__', 1) as set_id, rows_after, logged_at,
        row_number() over (partition by table_name order by logged_at desc) as place
      from recovery_log
      where
        state = 'done'
        and verb in ('backup', 'backup_all', 'backup_table')
        and table_name is not null
        and split_part(to_point, '__', 1) not in (
          select from_point
          from recovery_log
          where verb = 'prune_backups' and state = 'done' and from_point is not null
        )
    ) as taken
    where place <= 10
    order by logged_at desc, id
    {% endset %}
    {{ return(holdfast.read_log(query)) }}
{% endmacro %}
