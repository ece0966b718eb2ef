-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, version: 12}', as SQL for local.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. What bronze_games_historical_v2 holds now, and what version 12 would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_games_historical_v2')) as rows_now, (select count(*) from lake.at('dev.bronze_games_historical_v2', 12)) as rows_then, (select count(*)
from lake.at('dev.bronze_games_historical_v2', 12) as s
where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")) as comes_back, (select count(*)
from (select "game_id", "team", "situation" from lake.now('dev.bronze_games_historical_v2') group by "game_id", "team", "situation" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "game_id", "team", "situation" from lake.at('dev.bronze_games_historical_v2', 12) group by "game_id", "team", "situation" having count(*) > 1) as duplicates) as duplicate_then;

-- 2. Remember this version: lake.restore('dev.bronze_games_historical_v2', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_games_historical_v2');

-- 3. Bring back the rows of bronze_games_historical_v2 whose key is missing; all others stay.
select * from lake.append('dev.bronze_games_historical_v2', $lake$select * from
    lake.at('dev.bronze_games_historical_v2', 12) as s where not exists (select 1 from
    lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team"
    and o."situation" = s."situation")$lake$, note := 'restore_table: merge version 12');
-- Check: both must be 0.
select (select count(*)
from lake.at('dev.bronze_games_historical_v2', 12) as s
where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")) as still_missing, (select count(*)
from (select "game_id", "team", "situation" from lake.now('dev.bronze_games_historical_v2') group by "game_id", "team", "situation" having count(*) > 1) as duplicates) as duplicate_now;
