-- dbt run-operation blue_green_swap --args '{tables: [bronze_games_historical_v2, bronze_schedule_2023_v2], suffix: _streaming}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Keep the old table as bronze_games_historical_v2_before_streaming.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_before_streaming`;

-- 2. Give the new table the name bronze_games_historical_v2. Until then queries of it fail.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: the rows of the new table.
select count(*) as n from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 3. Keep the old table as bronze_schedule_2023_v2_before_streaming.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_before_streaming`;

-- 4. Give the new table the name bronze_schedule_2023_v2. Until then queries of it fail.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming` rename to
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
-- Check: the rows of the new table.
select count(*) as n from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
