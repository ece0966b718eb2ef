-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, version: 12}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Compare bronze_games_historical_v2 with version 12: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_games_historical_v2 does not exist, print this with into: bronze_games_historical_v2.
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
    select "game_id", "team", "situation", 0 as n, 1 as p from lake.at('dev.bronze_games_historical_v2', 12)
  ) as both_sides
  group by "game_id", "team", "situation"
) as by_key;

-- 2. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_games_historical_v2', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_games_historical_v2');

-- 3. Bring back the rows of bronze_games_historical_v2 whose key is missing; all others stay.
select *
from lake.append('dev.bronze_games_historical_v2', $lake$select *
from lake.at('dev.bronze_games_historical_v2', 12) as s
where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")$lake$, note := 'restore_table: merge version 12');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_games_historical_v2') as s
    union all by name
    select *
    from lake.at('dev.bronze_games_historical_v2', 12) as s
    where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_games_historical_v2')) as t
) as b;
