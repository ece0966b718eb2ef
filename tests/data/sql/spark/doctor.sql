-- dbt run-operation doctor, as SQL for spark.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. bronze_game_ledger: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `game_id` is null then n else 0 end) as null_now,
  sum(case when `game_id` is null then p else 0 end) as null_then
from (
  select `game_id`, sum(n) as n, sum(p) as p
  from (
    select `game_id`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_game_ledger`
  ) as both_sides
  group by `game_id`
) as by_key;

-- 2. How long bronze_game_ledger keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_game_ledger`;

-- 3. bronze_games_historical_v2: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `game_id` is null or `team` is null or `situation` is null then n else 0 end) as null_now,
  sum(case when `game_id` is null or `team` is null or `situation` is null then p else 0 end) as null_then
from (
  select `game_id`, `team`, `situation`, sum(n) as n, sum(p) as p
  from (
    select `game_id`, `team`, `situation`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`
  ) as both_sides
  group by `game_id`, `team`, `situation`
) as by_key;

-- 4. How long bronze_games_historical_v2 keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 5. bronze_player_game_stats_v2: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `player_id` is null or `game_id` is null or `situation` is null then n else 0 end) as null_now,
  sum(case when `player_id` is null or `game_id` is null or `situation` is null then p else 0 end) as null_then
from (
  select `player_id`, `game_id`, `situation`, sum(n) as n, sum(p) as p
  from (
    select `player_id`, `game_id`, `situation`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2`
  ) as both_sides
  group by `player_id`, `game_id`, `situation`
) as by_key;

-- 6. How long bronze_player_game_stats_v2 keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2`;

-- 7. bronze_schedule_2023_v2: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `game_id` is null then n else 0 end) as null_now,
  sum(case when `game_id` is null then p else 0 end) as null_then
from (
  select `game_id`, sum(n) as n, sum(p) as p
  from (
    select `game_id`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`
  ) as both_sides
  group by `game_id`
) as by_key;

-- 8. How long bronze_schedule_2023_v2 keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;

-- 9. bronze_skaters_2023_v2: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `player_id` is null or `season` is null or `situation` is null then n else 0 end) as null_now,
  sum(case when `player_id` is null or `season` is null or `situation` is null then p else 0 end) as null_then
from (
  select `player_id`, `season`, `situation`, sum(n) as n, sum(p) as p
  from (
    select `player_id`, `season`, `situation`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2`
  ) as both_sides
  group by `player_id`, `season`, `situation`
) as by_key;

-- 10. How long bronze_skaters_2023_v2 keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2`;

-- 11. snapshot_players: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `dbt_scd_id` is null then n else 0 end) as null_now,
  sum(case when `dbt_scd_id` is null then p else 0 end) as null_then
from (
  select `dbt_scd_id`, sum(n) as n, sum(p) as p
  from (
    select `dbt_scd_id`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`snapshot_players`
  ) as both_sides
  group by `dbt_scd_id`
) as by_key;

-- 12. How long snapshot_players keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`snapshot_players`;

-- 13. The backups, the newest first.
show tables in `lr_nhl_demo`.`dev_backup`;
