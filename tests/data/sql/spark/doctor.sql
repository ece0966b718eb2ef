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

-- 3. bronze_game_officials: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `game_id` is null or `role` is null or `name` is null then n else 0 end) as null_now,
  sum(case when `game_id` is null or `role` is null or `name` is null then p else 0 end) as null_then
from (
  select `game_id`, `role`, `name`, sum(n) as n, sum(p) as p
  from (
    select `game_id`, `role`, `name`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_game_officials`
  ) as both_sides
  group by `game_id`, `role`, `name`
) as by_key;

-- 4. How long bronze_game_officials keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_game_officials`;

-- 5. bronze_game_rosters: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `game_id` is null or `player_id` is null then n else 0 end) as null_now,
  sum(case when `game_id` is null or `player_id` is null then p else 0 end) as null_then
from (
  select `game_id`, `player_id`, sum(n) as n, sum(p) as p
  from (
    select `game_id`, `player_id`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_game_rosters`
  ) as both_sides
  group by `game_id`, `player_id`
) as by_key;

-- 6. How long bronze_game_rosters keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_game_rosters`;

-- 7. bronze_games_historical_v2: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
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

-- 8. How long bronze_games_historical_v2 keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 9. bronze_goalie_game_stats: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `game_id` is null or `player_id` is null then n else 0 end) as null_now,
  sum(case when `game_id` is null or `player_id` is null then p else 0 end) as null_then
from (
  select `game_id`, `player_id`, sum(n) as n, sum(p) as p
  from (
    select `game_id`, `player_id`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_goalie_game_stats`
  ) as both_sides
  group by `game_id`, `player_id`
) as by_key;

-- 10. How long bronze_goalie_game_stats keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_goalie_game_stats`;

-- 11. bronze_player_game_stats_v2: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
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

-- 12. How long bronze_player_game_stats_v2 keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2`;

-- 13. bronze_players: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `player_id` is null or `season` is null then n else 0 end) as null_now,
  sum(case when `player_id` is null or `season` is null then p else 0 end) as null_then
from (
  select `player_id`, `season`, sum(n) as n, sum(p) as p
  from (
    select `player_id`, `season`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_players`
  ) as both_sides
  group by `player_id`, `season`
) as by_key;

-- 14. How long bronze_players keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_players`;

-- 15. bronze_plays: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `game_id` is null or `play_number` is null then n else 0 end) as null_now,
  sum(case when `game_id` is null or `play_number` is null then p else 0 end) as null_then
from (
  select `game_id`, `play_number`, sum(n) as n, sum(p) as p
  from (
    select `game_id`, `play_number`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_plays`
  ) as both_sides
  group by `game_id`, `play_number`
) as by_key;

-- 16. How long bronze_plays keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_plays`;

-- 17. bronze_schedule_2023_v2: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
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

-- 18. How long bronze_schedule_2023_v2 keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;

-- 19. bronze_shifts: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `game_id` is null or `player_id` is null or `shift_number` is null then n else 0 end) as null_now,
  sum(case when `game_id` is null or `player_id` is null or `shift_number` is null then p else 0 end) as null_then
from (
  select `game_id`, `player_id`, `shift_number`, sum(n) as n, sum(p) as p
  from (
    select `game_id`, `player_id`, `shift_number`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_shifts`
  ) as both_sides
  group by `game_id`, `player_id`, `shift_number`
) as by_key;

-- 20. How long bronze_shifts keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_shifts`;

-- 21. bronze_skaters_2023_v2: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
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

-- 22. How long bronze_skaters_2023_v2 keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2`;

-- 23. bronze_standings: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `season` is null or `date` is null or `team` is null then n else 0 end) as null_now,
  sum(case when `season` is null or `date` is null or `team` is null then p else 0 end) as null_then
from (
  select `season`, `date`, `team`, sum(n) as n, sum(p) as p
  from (
    select `season`, `date`, `team`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_standings`
  ) as both_sides
  group by `season`, `date`, `team`
) as by_key;

-- 24. How long bronze_standings keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_standings`;

-- 25. bronze_teams: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `team_id` is null or `season` is null then n else 0 end) as null_now,
  sum(case when `team_id` is null or `season` is null then p else 0 end) as null_then
from (
  select `team_id`, `season`, sum(n) as n, sum(p) as p
  from (
    select `team_id`, `season`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_teams`
  ) as both_sides
  group by `team_id`, `season`
) as by_key;

-- 26. How long bronze_teams keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_teams`;

-- 27. snapshot_players: rows_now are its rows; duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0.
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

-- 28. How long snapshot_players keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`snapshot_players`;

-- 29. The backups, the newest first.
show tables in `lr_nhl_demo`.`dev_backup`;
