-- dbt run-operation recovery_plan --args '{table: bronze_games_historical_v2}', as SQL for spark.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Every version in the history of bronze_games_historical_v2.
describe history `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 2. Whether a version can be read, and its rows; put its number for 0.
select count(*) as n, max(hash(`game_id`, `team`, `situation`)) as seen
from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 0;

-- 3. What comes back (only_then), and what would be lacking (only_now), of a version; put its number for 0.
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
    union all
    select `game_id`, `team`, `situation`, 0 as n, 1 as p from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 0
  ) as both_sides
  group by `game_id`, `team`, `situation`
) as by_key;

-- 4. How recent that is.
select max(`game_date`) as newest from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 0;

-- 5. What comes back (only_then), and what would be lacking (only_now), of a backup; put the id of its set for set_20260203T090000Z.
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
    union all
    select `game_id`, `team`, `situation`, 0 as n, 1 as p from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`
  ) as both_sides
  group by `game_id`, `team`, `situation`
) as by_key;

-- 6. How recent that is.
select max(`game_date`) as newest from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`;

-- 7. The backups, the newest first.
show tables in `lr_nhl_demo`.`dev_backup`;
