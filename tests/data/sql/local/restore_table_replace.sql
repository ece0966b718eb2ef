-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, version: 12, mode: replace}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_games_historical_v2', VERSION, note := 'undo') If bronze_games_historical_v2 does not exist, print this with into: bronze_games_historical_v2.
select version from lake.describe('dev.bronze_games_historical_v2');

-- 2. Make bronze_games_historical_v2 exactly version 12.
select *
from lake.restore('dev.bronze_games_historical_v2', 12, note := 'restore_table: replace version 12');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.at('dev.bronze_games_historical_v2', 12)) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_games_historical_v2')) as t
) as b;
