-- dbt run-operation blue_green_begin --args '{tables: ['\''bronze_games_historical_v2'\'', '\''bronze_schedule_2023_v2'\''], suffix: _streaming}', as SQL for spark.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Copy bronze_games_historical_v2 as bronze_games_historical_v2_streaming, the table to change.
create table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming` using delta as
    select * from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming`
) as b;

-- 2. Copy bronze_schedule_2023_v2 as bronze_schedule_2023_v2_streaming, the table to change.
create table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming` using delta as
    select * from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming`
) as b;
