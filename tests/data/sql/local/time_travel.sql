-- dbt run-operation time_travel --args '{table: bronze_games_historical_v2}', as SQL for local.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. Every version that the log knows, its rows, and why it cannot be read.
select * from lake.history('dev.bronze_games_historical_v2') order by version desc;
