-- dbt run-operation blue_green_finish --args '{tables: ['\''bronze_games_historical_v2'\'', '\''bronze_schedule_2023_v2'\''], suffix: _streaming}', as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. Where backups lie.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 2. Copy bronze_games_historical_v2_before_streaming in full.
create table
    `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_games_historical_v2_before_streaming`
    deep clone `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_before_streaming`;
-- Check: same must be true, or this is no backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_before_streaming`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h from `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_games_historical_v2_before_streaming`
) as b;

-- 3. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints the way back.
comment on table
    `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_games_historical_v2_before_streaming` is
    '{"id": "safety_20260203T090000Z__dev__bronze_games_historical_v2_before_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_games_historical_v2"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2_before_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_finish dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 4. Drop bronze_games_historical_v2_before_streaming: only if the check of its backup said same.
drop table if exists `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_before_streaming`;

-- 5. Where backups lie.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 6. Copy bronze_schedule_2023_v2_before_streaming in full.
create table
    `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_schedule_2023_v2_before_streaming` deep
    clone `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_before_streaming`;
-- Check: same must be true, or this is no backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_before_streaming`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h from `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_schedule_2023_v2_before_streaming`
) as b;

-- 7. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints the way back.
comment on table
    `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_schedule_2023_v2_before_streaming` is
    '{"id": "safety_20260203T090000Z__dev__bronze_schedule_2023_v2_before_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_schedule_2023_v2"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2_before_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_finish dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 8. Drop bronze_schedule_2023_v2_before_streaming: only if the check of its backup said same.
drop table if exists `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_before_streaming`;
