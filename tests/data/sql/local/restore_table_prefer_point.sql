-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, timestamp: "2026-02-03 09:00:00", prefer: point}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Find the last version of bronze_games_historical_v2 that was committed by 2026-02-03 09:00:00 UTC. If bronze_games_historical_v2 does not exist, print this with into: bronze_games_historical_v2.
set variable point = (
    select coalesce(max(version), error('no version is that old'))
    from lake.history('dev.bronze_games_historical_v2')
    where committed_at <= timestamptz '2026-02-03 09:00:00+00'
);

-- 2. Compare bronze_games_historical_v2 with 2026-02-03 09:00:00 UTC: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "game_id" is null or "team" is null or "situation" is null then n else 0 end) as null_now,
  sum(case when "game_id" is null or "team" is null or "situation" is null then p else 0 end) as null_then
from (
  select "game_id", "team", "situation", sum(n) as n, sum(p) as p
  from (
    select "game_id", "team", "situation", 1 as n, 0 as p from lake.now('dev.bronze_games_historical_v2')
    union all
    select "game_id", "team", "situation", 0 as n, 1 as p from lake.at('dev.bronze_games_historical_v2', getvariable('point'))
  ) as both_sides
  group by "game_id", "team", "situation"
) as by_key;

-- 3. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_games_historical_v2', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_games_historical_v2');

-- 4. Bring back the rows of bronze_games_historical_v2 whose key is missing, and set all others to what they were.
select *
from lake.overwrite('dev.bronze_games_historical_v2', replace($lake$select *
from lake.at('dev.bronze_games_historical_v2', :point) as s
union all by name
select *
from lake.now('dev.bronze_games_historical_v2') as s
where not exists (select 1 from lake.at('dev.bronze_games_historical_v2', :point) as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")$lake$, ':point', cast(getvariable('point') as varchar)), note := 'restore_table: merge 2026-02-03 09:00:00 UTC');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.at('dev.bronze_games_historical_v2', getvariable('point')) as s
    union all by name
    select *
    from lake.now('dev.bronze_games_historical_v2') as s
    where not exists (select 1 from lake.at('dev.bronze_games_historical_v2', getvariable('point')) as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_games_historical_v2')) as t
) as b;
