-- dbt run-operation freeze --args '{tables: [bronze_games_historical_v2], reason: "rows are missing"}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Make the place of the record.
create schema if not exists `lr_nhl_demo`.`dev_recovery`;

-- 2. Make the place of the record.
create table if not exists `lr_nhl_demo`.`dev_recovery`.`frozen_tables` (
  table_name string,
  who string,
  frozen_at timestamp,
  reason string
) using delta;

-- 3. Freeze bronze_games_historical_v2.
insert into `lr_nhl_demo`.`dev_recovery`.`frozen_tables`
select
  'dev.bronze_games_historical_v2' as table_name,
  current_user() as who,
  current_timestamp() as frozen_at,
  'rows are missing' as reason;

-- 4. What is frozen now, by whom, since when and why.
select table_name, who, frozen_at, reason, cast(null as string) as unreadable
from `lr_nhl_demo`.`dev_recovery`.`frozen_tables`;
