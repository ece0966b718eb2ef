-- dbt run-operation blue_green_rollback --args '{tables: ['\''bronze_games_historical_v2'\'', '\''bronze_schedule_2023_v2'\''], suffix: _streaming, drop_new: true}', as SQL for spark.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Keep the new table as bronze_games_historical_v2_streaming.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming`;

-- 2. Give the old table the name bronze_games_historical_v2 back.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_before_streaming` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: only_new counts keys that came since the swap, or that the migration made.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`) as rows_now,
      (select count(*)
from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` = s.`game_id` and o.`team` = s.`team` and o.`situation` = s.`situation`)) as only_new;

-- 3. Keep the new table as bronze_schedule_2023_v2_streaming.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming`;

-- 4. Give the old table the name bronze_schedule_2023_v2 back.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_before_streaming` rename to
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
-- Check: only_new counts keys that came since the swap, or that the migration made.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`) as rows_now,
      (select count(*)
from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` as o where o.`game_id` = s.`game_id`)) as only_new;

-- 5. Run what to_run returns: it merges the rows since the swap into bronze_games_historical_v2. Add columns that only the new table has first. After a swap by hand the recovery log lacks it: print with bring_rows: false.
select replace('merge into `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as l\nusing (select * from (select *\n    from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming`\n    except\n    select *\n    from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming` version as of :version)) as p\non l.`game_id` = p.`game_id` and l.`team` = p.`team` and l.`situation` = p.`situation`\nwhen matched then update set *\nwhen not matched then insert *', ':version', get_json_object(detail, '$.validated.bronze_games_historical_v2.new.version')) as to_run
    from `lr_nhl_demo`.`dev_recovery`.`recovery_log`
    where verb = 'blue_green_validate' and state = 'done' and to_point = '_streaming'
    order by logged_at desc
    limit 1;

-- 6. Run what to_run returns: it merges the rows since the swap into bronze_schedule_2023_v2. Add columns that only the new table has first. After a swap by hand the recovery log lacks it: print with bring_rows: false.
select replace('merge into `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` as l\nusing (select * from (select *\n    from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming`\n    except\n    select *\n    from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming` version as of :version)) as p\non l.`game_id` = p.`game_id`\nwhen matched then update set *\nwhen not matched then insert *', ':version', get_json_object(detail, '$.validated.bronze_schedule_2023_v2.new.version')) as to_run
    from `lr_nhl_demo`.`dev_recovery`.`recovery_log`
    where verb = 'blue_green_validate' and state = 'done' and to_point = '_streaming'
    order by logged_at desc
    limit 1;

-- 7. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 8. Copy bronze_games_historical_v2_streaming in full.
create table `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_games_historical_v2_streaming`
    using delta as select * from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_games_historical_v2_streaming`
) as b;

-- 9. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints how to.
comment on table
    `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_games_historical_v2_streaming` is
    '{"id": "safety_20260203T090000Z__dev__bronze_games_historical_v2_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_games_historical_v2"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_rollback dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 10. Drop bronze_games_historical_v2_streaming, only if the check of its backup returned same.
drop table if exists `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming`;

-- 11. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 12. Copy bronze_schedule_2023_v2_streaming in full.
create table `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_schedule_2023_v2_streaming`
    using delta as select * from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_schedule_2023_v2_streaming`
) as b;

-- 13. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_schedule_2023_v2_streaming`
    is
    '{"id": "safety_20260203T090000Z__dev__bronze_schedule_2023_v2_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_schedule_2023_v2"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_rollback dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 14. Drop bronze_schedule_2023_v2_streaming, only if the check of its backup returned same.
drop table if exists `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming`;
