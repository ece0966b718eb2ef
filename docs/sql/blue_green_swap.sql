-- dbt run-operation blue_green_swap --args '{tables: [bronze_games_historical_v2, bronze_schedule_2023_v2], suffix: _streaming}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. If the newest version of bronze_games_historical_v2_streaming is almost as old as delta.deletedFileRetentionDuration (7 days where it is not set), keep it open: otherwise the next commit closes it. Else, or where more is set, leave this out.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming` set tblproperties (
      'delta.logRetentionDuration' = 'interval 365 days',
      'delta.deletedFileRetentionDuration' = 'interval 365 days'
    );

-- 2. Keep the old table as bronze_games_historical_v2_before_streaming.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_before_streaming`;

-- 3. Give the new table the name bronze_games_historical_v2. Until then queries of it fail.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: the rows of the new table.
select count(*) as n from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 4. If the newest version of bronze_schedule_2023_v2_streaming is almost as old as delta.deletedFileRetentionDuration (7 days where it is not set), keep it open: otherwise the next commit closes it. Else, or where more is set, leave this out.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming` set tblproperties (
      'delta.logRetentionDuration' = 'interval 365 days',
      'delta.deletedFileRetentionDuration' = 'interval 365 days'
    );

-- 5. Keep the old table as bronze_schedule_2023_v2_before_streaming.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_before_streaming`;

-- 6. Give the new table the name bronze_schedule_2023_v2. Until then queries of it fail.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming` rename to
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
-- Check: the rows of the new table.
select count(*) as n from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
