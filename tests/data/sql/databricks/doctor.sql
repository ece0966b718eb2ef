-- dbt run-operation doctor, as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. bronze_game_ledger: its rows, keys that occur more than once, keys that are NULL; both must be 0.
select count(*) as n, (select count(*) from (select `game_id` from `lr_nhl_demo`.`dev`.`bronze_game_ledger`
    group by `game_id` having count(*) > 1) as doubles) as double_keys, sum(case when `game_id` is null then
    1 else 0 end) as null_keys from `lr_nhl_demo`.`dev`.`bronze_game_ledger`;

-- 2. How long it keeps its log and its replaced files; 30 and 7 days where nothing is said.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_game_ledger`;

-- 3. bronze_games_historical_v2: its rows, keys that occur more than once, keys that are NULL; both must be 0.
select count(*) as n, (select count(*) from (select `game_id`, `team`, `situation` from
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` group by `game_id`, `team`, `situation` having count(*)
    > 1) as doubles) as double_keys, sum(case when `game_id` is null or `team` is null or `situation` is null
    then 1 else 0 end) as null_keys from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 4. How long it keeps its log and its replaced files; 30 and 7 days where nothing is said.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 5. bronze_player_game_stats_v2: its rows, keys that occur more than once, keys that are NULL; both must be 0.
select count(*) as n, (select count(*) from (select `player_id`, `game_id`, `situation` from
    `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` group by `player_id`, `game_id`, `situation` having
    count(*) > 1) as doubles) as double_keys, sum(case when `player_id` is null or `game_id` is null or
    `situation` is null then 1 else 0 end) as null_keys from
    `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2`;

-- 6. How long it keeps its log and its replaced files; 30 and 7 days where nothing is said.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2`;

-- 7. bronze_schedule_2023_v2: its rows, keys that occur more than once, keys that are NULL; both must be 0.
select count(*) as n, (select count(*) from (select `game_id` from
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` group by `game_id` having count(*) > 1) as doubles) as
    double_keys, sum(case when `game_id` is null then 1 else 0 end) as null_keys from
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;

-- 8. How long it keeps its log and its replaced files; 30 and 7 days where nothing is said.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;

-- 9. bronze_skaters_2023_v2: its rows, keys that occur more than once, keys that are NULL; both must be 0.
select count(*) as n, (select count(*) from (select `player_id`, `season`, `situation` from
    `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` group by `player_id`, `season`, `situation` having count(*)
    > 1) as doubles) as double_keys, sum(case when `player_id` is null or `season` is null or `situation` is
    null then 1 else 0 end) as null_keys from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2`;

-- 10. How long it keeps its log and its replaced files; 30 and 7 days where nothing is said.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2`;

-- 11. snapshot_players: its rows, keys that occur more than once, keys that are NULL; both must be 0.
select count(*) as n, (select count(*) from (select `dbt_scd_id` from `lr_nhl_demo`.`dev`.`snapshot_players`
    group by `dbt_scd_id` having count(*) > 1) as doubles) as double_keys, sum(case when `dbt_scd_id` is null
    then 1 else 0 end) as null_keys from `lr_nhl_demo`.`dev`.`snapshot_players`;

-- 12. How long it keeps its log and its replaced files; 30 and 7 days where nothing is said.
show tblproperties `lr_nhl_demo`.`dev`.`snapshot_players`;

-- 13. The backups, the newest first.
select table_name, created, comment from `lr_nhl_demo`.information_schema.tables where table_schema =
    'dev_backup' order by created desc;
