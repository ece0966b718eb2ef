-- dbt run-operation thaw --args '{tables: [bronze_games_historical_v2]}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. What is frozen, by whom, since when and why.
select table_name, who, frozen_at, reason, cast(null as string) as unreadable
from `lr_nhl_demo`.`dev_recovery`.`frozen_tables`;

-- 2. End the freeze of bronze_games_historical_v2.
delete from `lr_nhl_demo`.`dev_recovery`.`frozen_tables` where lower(table_name) = lower('dev.bronze_games_historical_v2');
