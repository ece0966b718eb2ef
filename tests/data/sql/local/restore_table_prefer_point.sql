-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, timestamp: "2026-02-03 09:00:00", prefer: point}', as SQL for local.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. The last version of bronze_games_historical_v2 that was committed by 2026-02-03 09:00:00 UTC.
set variable point = (select coalesce(max(version), error('no version is that old')) from
    lake.history('dev.bronze_games_historical_v2') where committed_at <= timestamptz
    '2026-02-03 09:00:00+00');

-- 2. What bronze_games_historical_v2 holds now, and what 2026-02-03 09:00:00 UTC would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_games_historical_v2')) as rows_now, (select count(*) from lake.at('dev.bronze_games_historical_v2', getvariable('point'))) as rows_then, (select count(*)
from lake.at('dev.bronze_games_historical_v2', getvariable('point')) as s
where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")) as comes_back, (select count(*)
from (select "game_id", "team", "situation" from lake.now('dev.bronze_games_historical_v2') group by "game_id", "team", "situation" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "game_id", "team", "situation" from lake.at('dev.bronze_games_historical_v2', getvariable('point')) group by "game_id", "team", "situation" having count(*) > 1) as duplicates) as duplicate_then;

-- 3. Remember this version: lake.restore('dev.bronze_games_historical_v2', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_games_historical_v2');

-- 4. Bring back the rows of bronze_games_historical_v2 whose key is missing, and set all others to what they were.
select * from lake.overwrite('dev.bronze_games_historical_v2', replace($lake$select * from
    lake.at('dev.bronze_games_historical_v2', :point) union all by name select * from
    lake.now('dev.bronze_games_historical_v2') as s where not exists (select 1 from
    lake.at('dev.bronze_games_historical_v2', :point) as o where o."game_id" = s."game_id" and o."team" =
    s."team" and o."situation" = s."situation")$lake$, ':point', cast(getvariable('point') as varchar)), note
    := 'restore_table: merge 2026-02-03 09:00:00 UTC');
-- Check: both must be 0.
select (select count(*)
from lake.at('dev.bronze_games_historical_v2', getvariable('point')) as s
where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")) as still_missing, (select count(*)
from (select "game_id", "team", "situation" from lake.now('dev.bronze_games_historical_v2') group by "game_id", "team", "situation" having count(*) > 1) as duplicates) as duplicate_now;
