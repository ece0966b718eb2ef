-- dbt run-operation time_travel --args '{table: bronze_games_historical_v2}', as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. Every version that the log knows; operationMetrics tell what each wrote.
describe history `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: a version counts only if it can be read; put its number for 0.
select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h from
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 0;

-- 2. A history that begins after the loss is that of a newcomer: the old table was dropped, and may be here.
show tables dropped in `lr_nhl_demo`.`dev`;
