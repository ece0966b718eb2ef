-- dbt run-operation time_travel --args '{table: bronze_games_historical_v2}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Every version in the history of bronze_games_historical_v2.
select
    version,
    strftime(committed_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%g') as committed_at,
    operation,
    note,
    rows,
    unreadable
from lake.history('dev.bronze_games_historical_v2')
order by version desc;

-- 2. Whether a version can be read, and its rows; put its number for 0.
select count(*) as n, max(hash("game_id", "team", "situation")) as seen
from lake.at('dev.bronze_games_historical_v2', 0);
