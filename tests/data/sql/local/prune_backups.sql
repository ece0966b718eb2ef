-- dbt run-operation prune_backups --args '{keep_last: 7, keep_days: 30}', as SQL for local.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. The statements that would delete what the policy lets go: sets of these tables that are complete, verified, not suspect and not pinned, never the newest of them. Read them before you run them.
with backups as (select id, split_part(id, '/', 1) as set_id, json_extract_string(manifest, '$.verified_at')
    as verified_at, json_extract_string(manifest, '$.suspect') as suspect, json_extract_string(manifest,
    '$.pinned') as pinned, json_array_length(manifest, '$.set_tables') as wanted from lake.backups() where
    starts_with(id, 'set_') and json_extract_string(manifest, '$.schema') in ('dev')), sets as (select
    set_id, dense_rank() over (order by set_id desc) as newest from backups group by set_id having count(*) =
    max(wanted) and count(*) = count(verified_at) and count(suspect) = 0 and count_if(pinned = 'true') = 0)
    select concat('select * from lake.drop(''backups/', backups.id, ''');') as to_run from backups inner join
    sets on backups.set_id = sets.set_id where sets.newest > 7 and substr(sets.set_id, 5, 8) <
    strftime(current_date - 30, '%Y%m%d') order by backups.id;
