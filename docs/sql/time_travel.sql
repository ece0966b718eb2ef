-- dbt run-operation time_travel --args '{table: bronze_games_historical_v2}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Every version in the history of bronze_games_historical_v2.
describe history `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 2. Whether a version can be read, and its rows; put its number for 0. One that is older than delta.deletedFileRetentionDuration is refused until that is longer: emit_sql with set_retention prints how.
select count(*) as n, max(hash(`game_id`, `team`, `situation`)) as seen
from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 0;

-- 3. A history that begins after the loss is that of a successor: the old table was dropped, and may be here.
show tables dropped in `lr_nhl_demo`.`dev`;
