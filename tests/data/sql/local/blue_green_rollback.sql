-- dbt run-operation blue_green_rollback --args '{tables: ['\''bronze_games_historical_v2'\'', '\''bronze_schedule_2023_v2'\''], suffix: _streaming, drop_new: true}', as SQL for local.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. Keep the new generation of bronze_games_historical_v2, with what came since the swap.
select * from lake.rename('dev.bronze_games_historical_v2', 'dev.bronze_games_historical_v2_streaming');

-- 2. The old one gets its name back.
select * from lake.rename('dev.bronze_games_historical_v2_before_streaming',
    'dev.bronze_games_historical_v2');
-- Check: only_new are keys that came since the swap, or that the migration made: bring over what is missing.
select (select count(*) from lake.now('dev.bronze_games_historical_v2')) as rows_now, (select count(*)
from lake.now('dev.bronze_games_historical_v2_streaming') as s
where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")) as only_new;

-- 3. Copy bronze_games_historical_v2_streaming in full.
select * from lake.copy('dev.bronze_games_historical_v2_streaming', null,
    'backups/safety_20260203T090000Z/dev.bronze_games_historical_v2_streaming');
-- Check: same must be true, or this is no backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h from lake.now('dev.bronze_games_historical_v2_streaming') as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h from lake.backup('safety_20260203T090000Z/dev.bronze_games_historical_v2_streaming') as t
) as b;

-- 4. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints the way back.
select * from lake.record_backup('safety_20260203T090000Z/dev.bronze_games_historical_v2_streaming',
    '{"id": "safety_20260203T090000Z/dev.bronze_games_historical_v2_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_games_historical_v2"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_rollback dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 5. Throw the new generation away: only if the check of its backup said same.
select * from lake.drop('dev.bronze_games_historical_v2_streaming');

-- 6. Keep the new generation of bronze_schedule_2023_v2, with what came since the swap.
select * from lake.rename('dev.bronze_schedule_2023_v2', 'dev.bronze_schedule_2023_v2_streaming');

-- 7. The old one gets its name back.
select * from lake.rename('dev.bronze_schedule_2023_v2_before_streaming', 'dev.bronze_schedule_2023_v2');
-- Check: only_new are keys that came since the swap, or that the migration made: bring over what is missing.
select (select count(*) from lake.now('dev.bronze_schedule_2023_v2')) as rows_now, (select count(*)
from lake.now('dev.bronze_schedule_2023_v2_streaming') as s
where not exists (select 1 from lake.now('dev.bronze_schedule_2023_v2') as o where o."game_id" = s."game_id")) as only_new;

-- 8. Copy bronze_schedule_2023_v2_streaming in full.
select * from lake.copy('dev.bronze_schedule_2023_v2_streaming', null,
    'backups/safety_20260203T090000Z/dev.bronze_schedule_2023_v2_streaming');
-- Check: same must be true, or this is no backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h from lake.now('dev.bronze_schedule_2023_v2_streaming') as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h from lake.backup('safety_20260203T090000Z/dev.bronze_schedule_2023_v2_streaming') as t
) as b;

-- 9. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints the way back.
select * from lake.record_backup('safety_20260203T090000Z/dev.bronze_schedule_2023_v2_streaming',
    '{"id": "safety_20260203T090000Z/dev.bronze_schedule_2023_v2_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_schedule_2023_v2"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_rollback dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 10. Throw the new generation away: only if the check of its backup said same.
select * from lake.drop('dev.bronze_schedule_2023_v2_streaming');
