-- dbt run-operation prune_backups --args '{keep_last: 7, keep_days: 30}', as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. The statements that would delete what the policy lets go: sets of these tables that are complete, verified, not suspect and not pinned, never the newest of them. Read them before you run them.
with backups as (select table_schema, table_name, split_part(table_name, '__', 1) as set_id,
    get_json_object(comment, '$.verified_at') as verified_at, get_json_object(comment, '$.suspect') as
    suspect, get_json_object(comment, '$.pinned') as pinned, json_array_length(get_json_object(comment,
    '$.set_tables')) as wanted from `lr_nhl_demo`.information_schema.tables where table_schema in
    ('dev_backup') and startswith(table_name, 'set_')), sets as (select set_id, dense_rank() over (order by
    set_id desc) as newest from backups group by set_id having count(*) = max(wanted) and count(*) =
    count(verified_at) and count(suspect) = 0 and count_if(pinned = 'true') = 0) select
    concat('drop table `lr_nhl_demo`.`', backups.table_schema, '`.`', backups.table_name, '`;') as to_run
    from backups inner join sets on backups.set_id = sets.set_id where sets.newest > 7 and
    substr(sets.set_id, 5, 8) < date_format(date_sub(current_date(), 30), 'yyyyMMdd') order by
    backups.table_name;
