-- dbt run-operation blue_green_rollback --args '{tables: ['\''bronze_games_historical_v2'\'', '\''bronze_schedule_2023_v2'\''], suffix: _streaming, drop_new: true}', as SQL for spark.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. Keep the new generation of bronze_games_historical_v2, with what came since the swap.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming`;

-- 2. The old one gets its name back.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_before_streaming` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: only_new are keys that came since the swap, or that the migration made: bring over what is missing.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`) as rows_now, (select count(*)
from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` = s.`game_id` and o.`team` = s.`team` and o.`situation` = s.`situation`)) as only_new;

-- 3. Where backups lie.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 4. Copy bronze_games_historical_v2_streaming in full.
create table `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_games_historical_v2_streaming`
    using delta as select * from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming`;
-- Check: same must be true, or this is no backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h from `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_games_historical_v2_streaming`
) as b;

-- 5. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints the way back.
comment on table
    `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_games_historical_v2_streaming` is
    '{"id": "safety_20260203T090000Z__dev__bronze_games_historical_v2_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_games_historical_v2"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_rollback dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 6. Throw the new generation away: only if the check of its backup said same.
drop table if exists `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming`;

-- 7. Keep the new generation of bronze_schedule_2023_v2, with what came since the swap.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming`;

-- 8. The old one gets its name back.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_before_streaming` rename to
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
-- Check: only_new are keys that came since the swap, or that the migration made: bring over what is missing.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`) as rows_now, (select count(*)
from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` as o where o.`game_id` = s.`game_id`)) as only_new;

-- 9. Where backups lie.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 10. Copy bronze_schedule_2023_v2_streaming in full.
create table `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_schedule_2023_v2_streaming`
    using delta as select * from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming`;
-- Check: same must be true, or this is no backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h from `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_schedule_2023_v2_streaming`
) as b;

-- 11. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints the way back.
comment on table `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_schedule_2023_v2_streaming`
    is
    '{"id": "safety_20260203T090000Z__dev__bronze_schedule_2023_v2_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_schedule_2023_v2"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_rollback dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 12. Throw the new generation away: only if the check of its backup said same.
drop table if exists `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming`;
