-- dbt run-operation drill --args '{backup: set_20260203T090000Z}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Restore backup set_20260203T090000Z/dev.bronze_game_ledger of bronze_game_ledger as dev__bronze_game_ledger; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_game_ledger', null, 'dev_drill.dev__bronze_game_ledger');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_game_ledger')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_game_ledger')) as t
) as b;

-- 2. Clean up.
select * from lake.drop('dev_drill.dev__bronze_game_ledger');

-- 3. Restore backup set_20260203T090000Z/dev.bronze_games_historical_v2 of bronze_games_historical_v2 as dev__bronze_games_historical_v2; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_games_historical_v2', null, 'dev_drill.dev__bronze_games_historical_v2');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_games_historical_v2')) as t
) as b;

-- 4. Clean up.
select * from lake.drop('dev_drill.dev__bronze_games_historical_v2');

-- 5. Restore backup set_20260203T090000Z/dev.bronze_player_game_stats_v2 of bronze_player_game_stats_v2 as dev__bronze_player_game_stats_v2; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_player_game_stats_v2', null, 'dev_drill.dev__bronze_player_game_stats_v2');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_player_game_stats_v2')) as t
) as b;

-- 6. Clean up.
select * from lake.drop('dev_drill.dev__bronze_player_game_stats_v2');

-- 7. Restore backup set_20260203T090000Z/dev.bronze_schedule_2023_v2 of bronze_schedule_2023_v2 as dev__bronze_schedule_2023_v2; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_schedule_2023_v2', null, 'dev_drill.dev__bronze_schedule_2023_v2');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_schedule_2023_v2')) as t
) as b;

-- 8. Clean up.
select * from lake.drop('dev_drill.dev__bronze_schedule_2023_v2');

-- 9. Restore backup set_20260203T090000Z/dev.bronze_skaters_2023_v2 of bronze_skaters_2023_v2 as dev__bronze_skaters_2023_v2; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_skaters_2023_v2', null, 'dev_drill.dev__bronze_skaters_2023_v2');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_skaters_2023_v2')) as t
) as b;

-- 10. Clean up.
select * from lake.drop('dev_drill.dev__bronze_skaters_2023_v2');

-- 11. The schema, in case it is gone, too.
create schema if not exists "nhl"."dev_drill";

-- 12. Restore backup set_20260203T090000Z/dev.snapshot_players of snapshot_players as dev__snapshot_players; it fails when that name is taken.
create table "nhl"."dev_drill"."dev__snapshot_players" as
select * from lake.backup('set_20260203T090000Z/dev.snapshot_players');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.snapshot_players')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from "nhl"."dev_drill"."dev__snapshot_players") as t
) as b;

-- 13. Clean up.
drop table if exists "nhl"."dev_drill"."dev__snapshot_players";

-- 14. Drop the schema of the drill; this fails while another table lies in it.
drop schema if exists "nhl"."dev_drill";
