-- dbt run-operation verify_backup --args '{table: bronze_games_historical_v2, backup: set_20260203T090000Z}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. What was recorded of the backup: rows, version, hash.
describe detail `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`;

-- 2. Read all of it: n must be the rows recorded.
select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
    from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`;
