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

-- 4. Compare bronze_games_historical_v2 with backup set_20260203T090000Z/dev.bronze_games_historical_v2: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_games_historical_v2 does not exist, print this with into: bronze_games_historical_v2.
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

-- 5. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_games_historical_v2', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_games_historical_v2');

-- 6. Bring back the rows of bronze_games_historical_v2 whose key is missing; all others stay.
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

-- 7. Compare bronze_player_game_stats_v2 with backup set_20260203T090000Z/dev.bronze_player_game_stats_v2: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_player_game_stats_v2 does not exist, print this with into: bronze_player_game_stats_v2.
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

-- 8. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_player_game_stats_v2', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_player_game_stats_v2');

-- 9. Bring back the rows of bronze_player_game_stats_v2 whose key is missing; all others stay.
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

-- 10. Compare bronze_schedule_2023_v2 with backup set_20260203T090000Z/dev.bronze_schedule_2023_v2: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_schedule_2023_v2 does not exist, print this with into: bronze_schedule_2023_v2.
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

-- 11. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_schedule_2023_v2', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_schedule_2023_v2');

-- 12. Bring back the rows of bronze_schedule_2023_v2 whose key is missing; all others stay.
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

-- 13. Compare bronze_skaters_2023_v2 with backup set_20260203T090000Z/dev.bronze_skaters_2023_v2: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_skaters_2023_v2 does not exist, print this with into: bronze_skaters_2023_v2.
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

-- 14. Remember this version. With it in place of VERSION, this undoes what follows: select * from lake.restore('dev.bronze_skaters_2023_v2', VERSION, note := 'undo')
select version from lake.describe('dev.bronze_skaters_2023_v2');

-- 15. Bring back the rows of bronze_skaters_2023_v2 whose key is missing; all others stay.
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

-- 16. Compare snapshot_players with backup set_20260203T090000Z/dev.snapshot_players: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If snapshot_players does not exist, print this with into: snapshot_players.
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

-- 17. Copy snapshot_players in full.
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

-- 18. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints how to.
select * from lake.record_backup('safety_20260203T090000Z/dev.snapshot_players',
    '{"id": "safety_20260203T090000Z/dev.snapshot_players", "set": "safety_20260203T090000Z", "set_tables": ["snapshot_players"], "table": "snapshot_players", "schema": "dev", "identifier": "snapshot_players", "resource": "snapshot", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before restore_table", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 19. Bring back the rows of snapshot_players whose key is missing; all others stay.
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
