-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, timestamp: "2026-02-03 09:00:00", prefer: point}', as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. What bronze_games_historical_v2 holds now, and what 2026-02-03 09:00:00 UTC would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` timestamp as of '2026-02-03T09:00:00Z') as rows_then, (select count(*)
from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` timestamp as of '2026-02-03T09:00:00Z' as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` = s.`game_id` and o.`team` = s.`team` and o.`situation` = s.`situation`)) as comes_back, (select count(*)
from (select `game_id`, `team`, `situation` from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` group by `game_id`, `team`, `situation` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `game_id`, `team`, `situation` from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` timestamp as of '2026-02-03T09:00:00Z' group by `game_id`, `team`, `situation` having count(*) > 1) as duplicates) as duplicate_then;

-- 2. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` limit 1;

-- 3. Bring back the rows of bronze_games_historical_v2 whose key is missing, and set all others to what they were.
merge into `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as l using (select * from
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` timestamp as of '2026-02-03T09:00:00Z') as p on
    l.`game_id` = p.`game_id` and l.`team` = p.`team` and l.`situation` = p.`situation` when matched then
    update set * when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` timestamp as of '2026-02-03T09:00:00Z' as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` = s.`game_id` and o.`team` = s.`team` and o.`situation` = s.`situation`)) as still_missing, (select count(*)
from (select `game_id`, `team`, `situation` from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` group by `game_id`, `team`, `situation` having count(*) > 1) as duplicates) as duplicate_now;
