-- dbt run-operation blue_green_swap --args '{tables: ['\''bronze_games_historical_v2'\'', '\''bronze_schedule_2023_v2'\''], suffix: _streaming}', as SQL for spark.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. Keep bronze_games_historical_v2 under another name.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_before_streaming`;

-- 2. The new one takes its name. Until then nobody can read it.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: the rows of the new generation.
select count(*) as n from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 3. Keep bronze_schedule_2023_v2 under another name.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_before_streaming`;

-- 4. The new one takes its name. Until then nobody can read it.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming` rename to
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
-- Check: the rows of the new generation.
select count(*) as n from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
