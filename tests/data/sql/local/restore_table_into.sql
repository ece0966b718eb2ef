-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, version: 12, into: games_of_february}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Restore version 12 of bronze_games_historical_v2 as games_of_february; it fails when that name is taken.
select * from lake.copy('dev.bronze_games_historical_v2', 12, 'dev.games_of_february');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.at('dev.bronze_games_historical_v2', 12)) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.games_of_february')) as t
) as b;
