-- dbt run-operation recovery_plan --args '{table: bronze_games_historical_v2}', as SQL for local.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. Every version that the log knows, its rows, and why it cannot be read.
select * from lake.history('dev.bronze_games_historical_v2') order by version desc;

-- 2. What a version would bring back, and what it lacks; put its number for 0.
select (select count(*) from lake.at('dev.bronze_games_historical_v2', 0) as s where not exists (select 1
    from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" =
    s."team" and o."situation" = s."situation")) as recovers, (select count(*) from
    lake.now('dev.bronze_games_historical_v2') as s where not exists (select 1 from
    lake.at('dev.bronze_games_historical_v2', 0) as o where o."game_id" = s."game_id" and o."team" = s."team"
    and o."situation" = s."situation")) as lacks;

-- 3. The same of a backup; put the id of its set for set_20260203T090000Z.
select (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2') as s where
    not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id"
    and o."team" = s."team" and o."situation" = s."situation")) as recovers, (select count(*) from
    lake.now('dev.bronze_games_historical_v2') as s where not exists (select 1 from
    lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id"
    and o."team" = s."team" and o."situation" = s."situation")) as lacks;

-- 4. The backups, the newest first.
select id, bytes, manifest from lake.backups() order by id desc;
