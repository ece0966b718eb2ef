-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, timestamp: "2026-02-03 09:00:00", mode: replace}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Find the last version of bronze_games_historical_v2 that was committed by 2026-02-03 09:00:00 UTC. If bronze_games_historical_v2 does not exist, print this with into: bronze_games_historical_v2.
set variable point = (
    select coalesce(max(version), error('no version is that old'))
    from lake.history('dev.bronze_games_historical_v2')
    where committed_at <= timestamptz '2026-02-03 09:00:00+00'
);

-- 2. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_games_historical_v2', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_games_historical_v2');

-- 3. Make bronze_games_historical_v2 exactly 2026-02-03 09:00:00 UTC.
select *
from lake.restore('dev.bronze_games_historical_v2', getvariable('point'), note := 'restore_table: replace 2026-02-03 09:00:00 UTC');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.at('dev.bronze_games_historical_v2', getvariable('point'))) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_games_historical_v2')) as t
) as b;
