-- dbt run-operation blue_green_finish --args '{tables: ['\''bronze_games_historical_v2'\'', '\''bronze_schedule_2023_v2'\''], suffix: _streaming}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 2. Copy bronze_games_historical_v2_before_streaming in full.
create table
    `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_games_historical_v2_before_streaming`
    deep clone `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_before_streaming`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_before_streaming`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_games_historical_v2_before_streaming`
) as b;

-- 3. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints how to.
comment on table
    `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_games_historical_v2_before_streaming` is
    '{"id": "safety_20260203T090000Z__dev__bronze_games_historical_v2_before_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_games_historical_v2"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2_before_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_finish dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 4. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 5. Copy bronze_games_historical_v2 in full.
create table `lr_nhl_demo`.`dev_backup`.`single_20260203T090000Z__dev__bronze_games_historical_v2` deep clone
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`single_20260203T090000Z__dev__bronze_games_historical_v2`
) as b;

-- 6. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: single_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`single_20260203T090000Z__dev__bronze_games_historical_v2` is
    '{"id": "single_20260203T090000Z__dev__bronze_games_historical_v2", "set": "single_20260203T090000Z", "set_tables": ["bronze_games_historical_v2"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "swapped in by blue/green deployment _streaming", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 7. Drop bronze_games_historical_v2_before_streaming, only if the check of its backup returned same.
drop table if exists `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_before_streaming`;

-- 8. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 9. Copy bronze_schedule_2023_v2_before_streaming in full.
create table
    `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_schedule_2023_v2_before_streaming` deep
    clone `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_before_streaming`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_before_streaming`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_schedule_2023_v2_before_streaming`
) as b;

-- 10. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints how to.
comment on table
    `lr_nhl_demo`.`dev_backup`.`safety_20260203T090000Z__dev__bronze_schedule_2023_v2_before_streaming` is
    '{"id": "safety_20260203T090000Z__dev__bronze_schedule_2023_v2_before_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_schedule_2023_v2"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2_before_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_finish dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 11. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 12. Copy bronze_schedule_2023_v2 in full.
create table `lr_nhl_demo`.`dev_backup`.`single_20260203T090000Z__dev__bronze_schedule_2023_v2` deep clone
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`single_20260203T090000Z__dev__bronze_schedule_2023_v2`
) as b;

-- 13. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: single_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`single_20260203T090000Z__dev__bronze_schedule_2023_v2` is
    '{"id": "single_20260203T090000Z__dev__bronze_schedule_2023_v2", "set": "single_20260203T090000Z", "set_tables": ["bronze_schedule_2023_v2"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "swapped in by blue/green deployment _streaming", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 14. Drop bronze_schedule_2023_v2_before_streaming, only if the check of its backup returned same.
drop table if exists `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_before_streaming`;
