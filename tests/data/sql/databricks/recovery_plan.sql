-- dbt run-operation recovery_plan --args '{table: bronze_games_historical_v2}', as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. Every version that the log knows; operationMetrics tell what each wrote.
describe history `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: a version counts only if it can be read; put its number for 0.
select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h from
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 0;

-- 2. A history that begins after the loss is that of a newcomer: the old table was dropped, and may be here.
show tables dropped in `lr_nhl_demo`.`dev`;

-- 3. What a version would bring back (only_then), and what it lacks (only_now); put its number for 0.
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

-- 4. The same of a backup; put the id of its set for set_20260203T090000Z.
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

-- 5. The backups, the newest first.
select table_name, created, comment from `lr_nhl_demo`.information_schema.tables where table_schema =
    'dev_backup' order by created desc;
