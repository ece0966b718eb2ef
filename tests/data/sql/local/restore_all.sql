-- dbt run-operation restore_all --args '{backup: set_20260203T090000Z}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Compare bronze_game_ledger with backup set_20260203T090000Z/dev.bronze_game_ledger: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_game_ledger does not exist, print this with into: bronze_game_ledger.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "game_id" is null then n else 0 end) as null_now,
  sum(case when "game_id" is null then p else 0 end) as null_then
from (
  select "game_id", sum(n) as n, sum(p) as p
  from (
    select "game_id", 1 as n, 0 as p from lake.now('dev.bronze_game_ledger')
    union all
    select "game_id", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_game_ledger')
  ) as both_sides
  group by "game_id"
) as by_key;

-- 2. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_game_ledger', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_game_ledger');

-- 3. Bring back the rows of bronze_game_ledger whose key is missing; all others stay.
select *
from lake.append('dev.bronze_game_ledger', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_game_ledger') as s
where not exists (select 1 from lake.now('dev.bronze_game_ledger') as o where o."game_id" = s."game_id")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_game_ledger');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_game_ledger') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_game_ledger') as s
    where not exists (select 1 from lake.now('dev.bronze_game_ledger') as o where o."game_id" = s."game_id")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_game_ledger')) as t
) as b;

-- 4. Compare bronze_game_officials with backup set_20260203T090000Z/dev.bronze_game_officials: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_game_officials does not exist, print this with into: bronze_game_officials.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "game_id" is null or "role" is null or "name" is null then n else 0 end) as null_now,
  sum(case when "game_id" is null or "role" is null or "name" is null then p else 0 end) as null_then
from (
  select "game_id", "role", "name", sum(n) as n, sum(p) as p
  from (
    select "game_id", "role", "name", 1 as n, 0 as p from lake.now('dev.bronze_game_officials')
    union all
    select "game_id", "role", "name", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_game_officials')
  ) as both_sides
  group by "game_id", "role", "name"
) as by_key;

-- 5. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_game_officials', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_game_officials');

-- 6. Bring back the rows of bronze_game_officials whose key is missing; all others stay.
select *
from lake.append('dev.bronze_game_officials', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_game_officials') as s
where not exists (select 1 from lake.now('dev.bronze_game_officials') as o where o."game_id" = s."game_id" and o."role" = s."role" and o."name" = s."name")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_game_officials');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_game_officials') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_game_officials') as s
    where not exists (select 1 from lake.now('dev.bronze_game_officials') as o where o."game_id" = s."game_id" and o."role" = s."role" and o."name" = s."name")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_game_officials')) as t
) as b;

-- 7. Compare bronze_game_rosters with backup set_20260203T090000Z/dev.bronze_game_rosters: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_game_rosters does not exist, print this with into: bronze_game_rosters.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "game_id" is null or "player_id" is null then n else 0 end) as null_now,
  sum(case when "game_id" is null or "player_id" is null then p else 0 end) as null_then
from (
  select "game_id", "player_id", sum(n) as n, sum(p) as p
  from (
    select "game_id", "player_id", 1 as n, 0 as p from lake.now('dev.bronze_game_rosters')
    union all
    select "game_id", "player_id", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_game_rosters')
  ) as both_sides
  group by "game_id", "player_id"
) as by_key;

-- 8. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_game_rosters', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_game_rosters');

-- 9. Bring back the rows of bronze_game_rosters whose key is missing; all others stay.
select *
from lake.append('dev.bronze_game_rosters', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_game_rosters') as s
where not exists (select 1 from lake.now('dev.bronze_game_rosters') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_game_rosters');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_game_rosters') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_game_rosters') as s
    where not exists (select 1 from lake.now('dev.bronze_game_rosters') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_game_rosters')) as t
) as b;

-- 10. Compare bronze_games_historical_v2 with backup set_20260203T090000Z/dev.bronze_games_historical_v2: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_games_historical_v2 does not exist, print this with into: bronze_games_historical_v2.
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
    select "game_id", "team", "situation", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2')
  ) as both_sides
  group by "game_id", "team", "situation"
) as by_key;

-- 11. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_games_historical_v2', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_games_historical_v2');

-- 12. Bring back the rows of bronze_games_historical_v2 whose key is missing; all others stay.
select *
from lake.append('dev.bronze_games_historical_v2', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2') as s
where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_games_historical_v2');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_games_historical_v2') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2') as s
    where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_games_historical_v2')) as t
) as b;

-- 13. Compare bronze_goalie_game_stats with backup set_20260203T090000Z/dev.bronze_goalie_game_stats: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_goalie_game_stats does not exist, print this with into: bronze_goalie_game_stats.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "game_id" is null or "player_id" is null then n else 0 end) as null_now,
  sum(case when "game_id" is null or "player_id" is null then p else 0 end) as null_then
from (
  select "game_id", "player_id", sum(n) as n, sum(p) as p
  from (
    select "game_id", "player_id", 1 as n, 0 as p from lake.now('dev.bronze_goalie_game_stats')
    union all
    select "game_id", "player_id", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_goalie_game_stats')
  ) as both_sides
  group by "game_id", "player_id"
) as by_key;

-- 14. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_goalie_game_stats', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_goalie_game_stats');

-- 15. Bring back the rows of bronze_goalie_game_stats whose key is missing; all others stay.
select *
from lake.append('dev.bronze_goalie_game_stats', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_goalie_game_stats') as s
where not exists (select 1 from lake.now('dev.bronze_goalie_game_stats') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_goalie_game_stats');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_goalie_game_stats') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_goalie_game_stats') as s
    where not exists (select 1 from lake.now('dev.bronze_goalie_game_stats') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_goalie_game_stats')) as t
) as b;

-- 16. Compare bronze_player_game_stats_v2 with backup set_20260203T090000Z/dev.bronze_player_game_stats_v2: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_player_game_stats_v2 does not exist, print this with into: bronze_player_game_stats_v2.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "player_id" is null or "game_id" is null or "situation" is null then n else 0 end) as null_now,
  sum(case when "player_id" is null or "game_id" is null or "situation" is null then p else 0 end) as null_then
from (
  select "player_id", "game_id", "situation", sum(n) as n, sum(p) as p
  from (
    select "player_id", "game_id", "situation", 1 as n, 0 as p from lake.now('dev.bronze_player_game_stats_v2')
    union all
    select "player_id", "game_id", "situation", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2')
  ) as both_sides
  group by "player_id", "game_id", "situation"
) as by_key;

-- 17. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_player_game_stats_v2', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_player_game_stats_v2');

-- 18. Bring back the rows of bronze_player_game_stats_v2 whose key is missing; all others stay.
select *
from lake.append('dev.bronze_player_game_stats_v2', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2') as s
where not exists (select 1 from lake.now('dev.bronze_player_game_stats_v2') as o where o."player_id" = s."player_id" and o."game_id" = s."game_id" and o."situation" = s."situation")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_player_game_stats_v2');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_player_game_stats_v2') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2') as s
    where not exists (select 1 from lake.now('dev.bronze_player_game_stats_v2') as o where o."player_id" = s."player_id" and o."game_id" = s."game_id" and o."situation" = s."situation")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_player_game_stats_v2')) as t
) as b;

-- 19. Compare bronze_players with backup set_20260203T090000Z/dev.bronze_players: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_players does not exist, print this with into: bronze_players.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "player_id" is null or "season" is null then n else 0 end) as null_now,
  sum(case when "player_id" is null or "season" is null then p else 0 end) as null_then
from (
  select "player_id", "season", sum(n) as n, sum(p) as p
  from (
    select "player_id", "season", 1 as n, 0 as p from lake.now('dev.bronze_players')
    union all
    select "player_id", "season", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_players')
  ) as both_sides
  group by "player_id", "season"
) as by_key;

-- 20. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_players', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_players');

-- 21. Bring back the rows of bronze_players whose key is missing; all others stay.
select *
from lake.append('dev.bronze_players', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_players') as s
where not exists (select 1 from lake.now('dev.bronze_players') as o where o."player_id" = s."player_id" and o."season" = s."season")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_players');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_players') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_players') as s
    where not exists (select 1 from lake.now('dev.bronze_players') as o where o."player_id" = s."player_id" and o."season" = s."season")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_players')) as t
) as b;

-- 22. Compare bronze_plays with backup set_20260203T090000Z/dev.bronze_plays: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_plays does not exist, print this with into: bronze_plays.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "game_id" is null or "play_number" is null then n else 0 end) as null_now,
  sum(case when "game_id" is null or "play_number" is null then p else 0 end) as null_then
from (
  select "game_id", "play_number", sum(n) as n, sum(p) as p
  from (
    select "game_id", "play_number", 1 as n, 0 as p from lake.now('dev.bronze_plays')
    union all
    select "game_id", "play_number", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_plays')
  ) as both_sides
  group by "game_id", "play_number"
) as by_key;

-- 23. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_plays', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_plays');

-- 24. Bring back the rows of bronze_plays whose key is missing; all others stay.
select *
from lake.append('dev.bronze_plays', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_plays') as s
where not exists (select 1 from lake.now('dev.bronze_plays') as o where o."game_id" = s."game_id" and o."play_number" = s."play_number")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_plays');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_plays') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_plays') as s
    where not exists (select 1 from lake.now('dev.bronze_plays') as o where o."game_id" = s."game_id" and o."play_number" = s."play_number")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_plays')) as t
) as b;

-- 25. Compare bronze_schedule_2023_v2 with backup set_20260203T090000Z/dev.bronze_schedule_2023_v2: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_schedule_2023_v2 does not exist, print this with into: bronze_schedule_2023_v2.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "game_id" is null then n else 0 end) as null_now,
  sum(case when "game_id" is null then p else 0 end) as null_then
from (
  select "game_id", sum(n) as n, sum(p) as p
  from (
    select "game_id", 1 as n, 0 as p from lake.now('dev.bronze_schedule_2023_v2')
    union all
    select "game_id", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2')
  ) as both_sides
  group by "game_id"
) as by_key;

-- 26. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_schedule_2023_v2', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_schedule_2023_v2');

-- 27. Bring back the rows of bronze_schedule_2023_v2 whose key is missing; all others stay.
select *
from lake.append('dev.bronze_schedule_2023_v2', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2') as s
where not exists (select 1 from lake.now('dev.bronze_schedule_2023_v2') as o where o."game_id" = s."game_id")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_schedule_2023_v2');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_schedule_2023_v2') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2') as s
    where not exists (select 1 from lake.now('dev.bronze_schedule_2023_v2') as o where o."game_id" = s."game_id")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_schedule_2023_v2')) as t
) as b;

-- 28. Compare bronze_shifts with backup set_20260203T090000Z/dev.bronze_shifts: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_shifts does not exist, print this with into: bronze_shifts.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "game_id" is null or "player_id" is null or "shift_number" is null then n else 0 end) as null_now,
  sum(case when "game_id" is null or "player_id" is null or "shift_number" is null then p else 0 end) as null_then
from (
  select "game_id", "player_id", "shift_number", sum(n) as n, sum(p) as p
  from (
    select "game_id", "player_id", "shift_number", 1 as n, 0 as p from lake.now('dev.bronze_shifts')
    union all
    select "game_id", "player_id", "shift_number", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_shifts')
  ) as both_sides
  group by "game_id", "player_id", "shift_number"
) as by_key;

-- 29. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_shifts', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_shifts');

-- 30. Bring back the rows of bronze_shifts whose key is missing; all others stay.
select *
from lake.append('dev.bronze_shifts', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_shifts') as s
where not exists (select 1 from lake.now('dev.bronze_shifts') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id" and o."shift_number" = s."shift_number")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_shifts');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_shifts') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_shifts') as s
    where not exists (select 1 from lake.now('dev.bronze_shifts') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id" and o."shift_number" = s."shift_number")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_shifts')) as t
) as b;

-- 31. Compare bronze_skaters_2023_v2 with backup set_20260203T090000Z/dev.bronze_skaters_2023_v2: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_skaters_2023_v2 does not exist, print this with into: bronze_skaters_2023_v2.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "player_id" is null or "season" is null or "situation" is null then n else 0 end) as null_now,
  sum(case when "player_id" is null or "season" is null or "situation" is null then p else 0 end) as null_then
from (
  select "player_id", "season", "situation", sum(n) as n, sum(p) as p
  from (
    select "player_id", "season", "situation", 1 as n, 0 as p from lake.now('dev.bronze_skaters_2023_v2')
    union all
    select "player_id", "season", "situation", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2')
  ) as both_sides
  group by "player_id", "season", "situation"
) as by_key;

-- 32. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_skaters_2023_v2', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_skaters_2023_v2');

-- 33. Bring back the rows of bronze_skaters_2023_v2 whose key is missing; all others stay.
select *
from lake.append('dev.bronze_skaters_2023_v2', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2') as s
where not exists (select 1 from lake.now('dev.bronze_skaters_2023_v2') as o where o."player_id" = s."player_id" and o."season" = s."season" and o."situation" = s."situation")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_skaters_2023_v2');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_skaters_2023_v2') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2') as s
    where not exists (select 1 from lake.now('dev.bronze_skaters_2023_v2') as o where o."player_id" = s."player_id" and o."season" = s."season" and o."situation" = s."situation")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_skaters_2023_v2')) as t
) as b;

-- 34. Compare bronze_standings with backup set_20260203T090000Z/dev.bronze_standings: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_standings does not exist, print this with into: bronze_standings.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "season" is null or "date" is null or "team" is null then n else 0 end) as null_now,
  sum(case when "season" is null or "date" is null or "team" is null then p else 0 end) as null_then
from (
  select "season", "date", "team", sum(n) as n, sum(p) as p
  from (
    select "season", "date", "team", 1 as n, 0 as p from lake.now('dev.bronze_standings')
    union all
    select "season", "date", "team", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_standings')
  ) as both_sides
  group by "season", "date", "team"
) as by_key;

-- 35. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_standings', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_standings');

-- 36. Bring back the rows of bronze_standings whose key is missing; all others stay.
select *
from lake.append('dev.bronze_standings', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_standings') as s
where not exists (select 1 from lake.now('dev.bronze_standings') as o where o."season" = s."season" and o."date" = s."date" and o."team" = s."team")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_standings');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_standings') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_standings') as s
    where not exists (select 1 from lake.now('dev.bronze_standings') as o where o."season" = s."season" and o."date" = s."date" and o."team" = s."team")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_standings')) as t
) as b;

-- 37. Compare bronze_teams with backup set_20260203T090000Z/dev.bronze_teams: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_teams does not exist, print this with into: bronze_teams.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "team_id" is null or "season" is null then n else 0 end) as null_now,
  sum(case when "team_id" is null or "season" is null then p else 0 end) as null_then
from (
  select "team_id", "season", sum(n) as n, sum(p) as p
  from (
    select "team_id", "season", 1 as n, 0 as p from lake.now('dev.bronze_teams')
    union all
    select "team_id", "season", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.bronze_teams')
  ) as both_sides
  group by "team_id", "season"
) as by_key;

-- 38. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_teams', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_teams');

-- 39. Bring back the rows of bronze_teams whose key is missing; all others stay.
select *
from lake.append('dev.bronze_teams', $lake$select *
from lake.backup('set_20260203T090000Z/dev.bronze_teams') as s
where not exists (select 1 from lake.now('dev.bronze_teams') as o where o."team_id" = s."team_id" and o."season" = s."season")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_teams');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from lake.now('dev.bronze_teams') as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.bronze_teams') as s
    where not exists (select 1 from lake.now('dev.bronze_teams') as o where o."team_id" = s."team_id" and o."season" = s."season")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_teams')) as t
) as b;

-- 40. Compare snapshot_players with backup set_20260203T090000Z/dev.snapshot_players: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If snapshot_players does not exist, print this with into: snapshot_players.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "dbt_scd_id" is null then n else 0 end) as null_now,
  sum(case when "dbt_scd_id" is null then p else 0 end) as null_then
from (
  select "dbt_scd_id", sum(n) as n, sum(p) as p
  from (
    select "dbt_scd_id", 1 as n, 0 as p from "nhl"."dev"."snapshot_players"
    union all
    select "dbt_scd_id", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.snapshot_players')
  ) as both_sides
  group by "dbt_scd_id"
) as by_key;

-- 41. Copy snapshot_players in full.
select * from lake.copy_rows($lake$select * from "nhl"."dev"."snapshot_players"$lake$,
    'backups/safety_20260203T090000Z/dev.snapshot_players');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from "nhl"."dev"."snapshot_players") as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('safety_20260203T090000Z/dev.snapshot_players')) as t
) as b;

-- 42. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints how to.
select * from lake.record_backup('safety_20260203T090000Z/dev.snapshot_players',
    '{"id": "safety_20260203T090000Z/dev.snapshot_players", "set": "safety_20260203T090000Z", "set_tables": ["snapshot_players"], "table": "snapshot_players", "schema": "dev", "identifier": "snapshot_players", "resource": "snapshot", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before restore_table", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 43. Bring back the rows of snapshot_players whose key is missing; all others stay.
merge into "nhl"."dev"."snapshot_players" as l
using (select * from lake.backup('set_20260203T090000Z/dev.snapshot_players')) as p
on l."dbt_scd_id" = p."dbt_scd_id"
when not matched then insert by name;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from "nhl"."dev"."snapshot_players" as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.snapshot_players') as s
    where not exists (select 1 from "nhl"."dev"."snapshot_players" as o where o."dbt_scd_id" = s."dbt_scd_id")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from "nhl"."dev"."snapshot_players") as t
) as b;
