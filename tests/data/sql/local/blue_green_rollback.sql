-- dbt run-operation blue_green_rollback --args '{tables: ['\''bronze_games_historical_v2'\'', '\''bronze_schedule_2023_v2'\''], suffix: _streaming, drop_new: true}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Keep the new table as bronze_games_historical_v2_streaming.
select * from lake.rename('dev.bronze_games_historical_v2', 'dev.bronze_games_historical_v2_streaming');

-- 2. Give the old table the name bronze_games_historical_v2 back.
select * from lake.rename('dev.bronze_games_historical_v2_before_streaming',
    'dev.bronze_games_historical_v2');
-- Check: only_new counts keys that came since the swap, or that the migration made.
select (select count(*) from lake.now('dev.bronze_games_historical_v2')) as rows_now,
      (select count(*)
from lake.now('dev.bronze_games_historical_v2_streaming') as s
where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")) as only_new;

-- 3. Keep the new table as bronze_schedule_2023_v2_streaming.
select * from lake.rename('dev.bronze_schedule_2023_v2', 'dev.bronze_schedule_2023_v2_streaming');

-- 4. Give the old table the name bronze_schedule_2023_v2 back.
select * from lake.rename('dev.bronze_schedule_2023_v2_before_streaming', 'dev.bronze_schedule_2023_v2');
-- Check: only_new counts keys that came since the swap, or that the migration made.
select (select count(*) from lake.now('dev.bronze_schedule_2023_v2')) as rows_now,
      (select count(*)
from lake.now('dev.bronze_schedule_2023_v2_streaming') as s
where not exists (select 1 from lake.now('dev.bronze_schedule_2023_v2') as o where o."game_id" = s."game_id")) as only_new;

-- 5. Run what to_run returns: it merges the rows since the swap into bronze_games_historical_v2. Add columns that only the new table has first. After a swap by hand the recovery log lacks it: print with bring_rows: false.
select replace('select *
from lake.overwrite(''dev.bronze_games_historical_v2'', $lake$select *
from (select *
    from lake.now(''dev.bronze_games_historical_v2_streaming'')
    except
    select *
    from lake.at(''dev.bronze_games_historical_v2_streaming'', :version)) as s
union all by name
select *
from lake.now(''dev.bronze_games_historical_v2'') as s
where not exists (select 1 from (select *
    from lake.now(''dev.bronze_games_historical_v2_streaming'')
    except
    select *
    from lake.at(''dev.bronze_games_historical_v2_streaming'', :version)) as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")$lake$, note := ''restore_table: merge rows since the swap'')', ':version', json_extract_string(detail, '$."validated"."bronze_games_historical_v2"."new"."version"')) as to_run
    from lake.now('dev_recovery.recovery_log')
    where verb = 'blue_green_validate' and state = 'done' and to_point = '_streaming'
    order by logged_at desc
    limit 1;

-- 6. Run what to_run returns: it merges the rows since the swap into bronze_schedule_2023_v2. Add columns that only the new table has first. After a swap by hand the recovery log lacks it: print with bring_rows: false.
select replace('select *
from lake.overwrite(''dev.bronze_schedule_2023_v2'', $lake$select *
from (select *
    from lake.now(''dev.bronze_schedule_2023_v2_streaming'')
    except
    select *
    from lake.at(''dev.bronze_schedule_2023_v2_streaming'', :version)) as s
union all by name
select *
from lake.now(''dev.bronze_schedule_2023_v2'') as s
where not exists (select 1 from (select *
    from lake.now(''dev.bronze_schedule_2023_v2_streaming'')
    except
    select *
    from lake.at(''dev.bronze_schedule_2023_v2_streaming'', :version)) as o where o."game_id" = s."game_id")$lake$, note := ''restore_table: merge rows since the swap'')', ':version', json_extract_string(detail, '$."validated"."bronze_schedule_2023_v2"."new"."version"')) as to_run
    from lake.now('dev_recovery.recovery_log')
    where verb = 'blue_green_validate' and state = 'done' and to_point = '_streaming'
    order by logged_at desc
    limit 1;

-- 7. Copy bronze_games_historical_v2_streaming in full.
select * from lake.copy('dev.bronze_games_historical_v2_streaming', null,
    'backups/safety_20260203T090000Z/dev.bronze_games_historical_v2_streaming');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_games_historical_v2_streaming')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('safety_20260203T090000Z/dev.bronze_games_historical_v2_streaming')) as t
) as b;

-- 8. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints how to.
select * from lake.record_backup('safety_20260203T090000Z/dev.bronze_games_historical_v2_streaming',
    '{"id": "safety_20260203T090000Z/dev.bronze_games_historical_v2_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_games_historical_v2"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_rollback dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 9. Drop bronze_games_historical_v2_streaming, only if the check of its backup returned same.
select * from lake.drop('dev.bronze_games_historical_v2_streaming');

-- 10. Copy bronze_schedule_2023_v2_streaming in full.
select * from lake.copy('dev.bronze_schedule_2023_v2_streaming', null,
    'backups/safety_20260203T090000Z/dev.bronze_schedule_2023_v2_streaming');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_schedule_2023_v2_streaming')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('safety_20260203T090000Z/dev.bronze_schedule_2023_v2_streaming')) as t
) as b;

-- 11. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints how to.
select * from lake.record_backup('safety_20260203T090000Z/dev.bronze_schedule_2023_v2_streaming',
    '{"id": "safety_20260203T090000Z/dev.bronze_schedule_2023_v2_streaming", "set": "safety_20260203T090000Z", "set_tables": ["bronze_schedule_2023_v2"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2_streaming", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before blue_green_rollback dropped it", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 12. Drop bronze_schedule_2023_v2_streaming, only if the check of its backup returned same.
select * from lake.drop('dev.bronze_schedule_2023_v2_streaming');
