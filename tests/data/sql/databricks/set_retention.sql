-- dbt run-operation set_retention --args '{table: bronze_games_historical_v2, days: 90}', as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. What bronze_games_historical_v2 keeps now: if that is longer, leave the next statement out.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 2. Keep its history for 90 days.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` set tblproperties ('delta.logRetentionDuration'
    = 'interval 90 days', 'delta.deletedFileRetentionDuration' = 'interval 90 days');
