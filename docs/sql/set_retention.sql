-- dbt run-operation set_retention --args '{table: bronze_games_historical_v2, days: 90}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. How long bronze_games_historical_v2 keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 2. If one of the two keeps less than 90 days, set both, and one that keeps more to what it has. Else leave this out.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` set tblproperties (
      'delta.logRetentionDuration' = 'interval 90 days',
      'delta.deletedFileRetentionDuration' = 'interval 90 days'
    );
