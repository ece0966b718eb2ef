-- dbt run-operation verify_backup --args '{table: bronze_games_historical_v2, backup: set_20260203T090000Z}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. What was recorded of the backup: rows, version, hash.
select manifest from lake.backups() where id = 'set_20260203T090000Z/dev.bronze_games_historical_v2';

-- 2. Read all of it: n must be the rows recorded.
select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
    from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2')) as t;
