-- dbt run-operation blue_green_finish --args '{tables: ['\''bronze_games_historical_v2'\'', '\''bronze_schedule_2023_v2'\''], suffix: _streaming}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Copy bronze_games_historical_v2_before_streaming in full.
select * from lake.copy('dev.bronze_games_historical_v2_before_streaming', null,
    'backups/safety_20260203T090000Z/dev.bronze_games_historical_v2_before_streaming');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_games_historical_v2_before_streaming')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('safety_20260203T090000Z/dev.bronze_games_historical_v2_before_streaming')) as t
) as b;

-- 2. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints how to.
select * from lake.record_backup('safety_20260203T090000Z/dev.bronze_games_historical_v2_before_streaming',
    '{"id": "safety_20260203T090000Z/dev.bronze_games_historical_v2_before_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_games_historical_v2"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2_before_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_finish dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 3. Copy bronze_games_historical_v2 in full.
select * from lake.copy('dev.bronze_games_historical_v2', null,
    'backups/single_20260203T090000Z/dev.bronze_games_historical_v2');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_games_historical_v2')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('single_20260203T090000Z/dev.bronze_games_historical_v2')) as t
) as b;

-- 4. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: single_20260203T090000Z prints how to.
select * from lake.record_backup('single_20260203T090000Z/dev.bronze_games_historical_v2',
    '{"id": "single_20260203T090000Z/dev.bronze_games_historical_v2", "set": "single_20260203T090000Z", "set_tables": ["bronze_games_historical_v2"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "swapped in by blue/green deployment _streaming", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 5. Drop bronze_games_historical_v2_before_streaming, only if the check of its backup returned same.
select * from lake.drop('dev.bronze_games_historical_v2_before_streaming');

-- 6. Copy bronze_schedule_2023_v2_before_streaming in full.
select * from lake.copy('dev.bronze_schedule_2023_v2_before_streaming', null,
    'backups/safety_20260203T090000Z/dev.bronze_schedule_2023_v2_before_streaming');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_schedule_2023_v2_before_streaming')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('safety_20260203T090000Z/dev.bronze_schedule_2023_v2_before_streaming')) as t
) as b;

-- 7. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints how to.
select * from lake.record_backup('safety_20260203T090000Z/dev.bronze_schedule_2023_v2_before_streaming',
    '{"id": "safety_20260203T090000Z/dev.bronze_schedule_2023_v2_before_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_schedule_2023_v2"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2_before_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_finish dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 8. Copy bronze_schedule_2023_v2 in full.
select * from lake.copy('dev.bronze_schedule_2023_v2', null,
    'backups/single_20260203T090000Z/dev.bronze_schedule_2023_v2');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_schedule_2023_v2')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('single_20260203T090000Z/dev.bronze_schedule_2023_v2')) as t
) as b;

-- 9. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: single_20260203T090000Z prints how to.
select * from lake.record_backup('single_20260203T090000Z/dev.bronze_schedule_2023_v2',
    '{"id": "single_20260203T090000Z/dev.bronze_schedule_2023_v2", "set": "single_20260203T090000Z", "set_tables": ["bronze_schedule_2023_v2"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "swapped in by blue/green deployment _streaming", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 10. Drop bronze_schedule_2023_v2_before_streaming, only if the check of its backup returned same.
select * from lake.drop('dev.bronze_schedule_2023_v2_before_streaming');
