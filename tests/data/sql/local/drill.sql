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

-- 3. Restore backup set_20260203T090000Z/dev.bronze_game_officials of bronze_game_officials as dev__bronze_game_officials; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_game_officials', null, 'dev_drill.dev__bronze_game_officials');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_game_officials')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_game_officials')) as t
) as b;

-- 4. Clean up.
select * from lake.drop('dev_drill.dev__bronze_game_officials');

-- 5. Restore backup set_20260203T090000Z/dev.bronze_game_rosters of bronze_game_rosters as dev__bronze_game_rosters; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_game_rosters', null, 'dev_drill.dev__bronze_game_rosters');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_game_rosters')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_game_rosters')) as t
) as b;

-- 6. Clean up.
select * from lake.drop('dev_drill.dev__bronze_game_rosters');

-- 7. Restore backup set_20260203T090000Z/dev.bronze_games_historical_v2 of bronze_games_historical_v2 as dev__bronze_games_historical_v2; it fails when that name is taken.
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

-- 8. Clean up.
select * from lake.drop('dev_drill.dev__bronze_games_historical_v2');

-- 9. Restore backup set_20260203T090000Z/dev.bronze_goalie_game_stats of bronze_goalie_game_stats as dev__bronze_goalie_game_stats; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_goalie_game_stats', null, 'dev_drill.dev__bronze_goalie_game_stats');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_goalie_game_stats')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_goalie_game_stats')) as t
) as b;

-- 10. Clean up.
select * from lake.drop('dev_drill.dev__bronze_goalie_game_stats');

-- 11. Restore backup set_20260203T090000Z/dev.bronze_player_game_stats_v2 of bronze_player_game_stats_v2 as dev__bronze_player_game_stats_v2; it fails when that name is taken.
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

-- 12. Clean up.
select * from lake.drop('dev_drill.dev__bronze_player_game_stats_v2');

-- 13. Restore backup set_20260203T090000Z/dev.bronze_players of bronze_players as dev__bronze_players; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_players', null, 'dev_drill.dev__bronze_players');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_players')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_players')) as t
) as b;

-- 14. Clean up.
select * from lake.drop('dev_drill.dev__bronze_players');

-- 15. Restore backup set_20260203T090000Z/dev.bronze_plays of bronze_plays as dev__bronze_plays; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_plays', null, 'dev_drill.dev__bronze_plays');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_plays')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_plays')) as t
) as b;

-- 16. Clean up.
select * from lake.drop('dev_drill.dev__bronze_plays');

-- 17. Restore backup set_20260203T090000Z/dev.bronze_schedule_2023_v2 of bronze_schedule_2023_v2 as dev__bronze_schedule_2023_v2; it fails when that name is taken.
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

-- 18. Clean up.
select * from lake.drop('dev_drill.dev__bronze_schedule_2023_v2');

-- 19. Restore backup set_20260203T090000Z/dev.bronze_shifts of bronze_shifts as dev__bronze_shifts; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_shifts', null, 'dev_drill.dev__bronze_shifts');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_shifts')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_shifts')) as t
) as b;

-- 20. Clean up.
select * from lake.drop('dev_drill.dev__bronze_shifts');

-- 21. Restore backup set_20260203T090000Z/dev.bronze_skaters_2023_v2 of bronze_skaters_2023_v2 as dev__bronze_skaters_2023_v2; it fails when that name is taken.
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

-- 22. Clean up.
select * from lake.drop('dev_drill.dev__bronze_skaters_2023_v2');

-- 23. Restore backup set_20260203T090000Z/dev.bronze_standings of bronze_standings as dev__bronze_standings; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_standings', null, 'dev_drill.dev__bronze_standings');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_standings')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_standings')) as t
) as b;

-- 24. Clean up.
select * from lake.drop('dev_drill.dev__bronze_standings');

-- 25. Restore backup set_20260203T090000Z/dev.bronze_teams of bronze_teams as dev__bronze_teams; it fails when that name is taken.
select *
from lake.copy('backups/set_20260203T090000Z/dev.bronze_teams', null, 'dev_drill.dev__bronze_teams');
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_teams')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev_drill.dev__bronze_teams')) as t
) as b;

-- 26. Clean up.
select * from lake.drop('dev_drill.dev__bronze_teams');

-- 27. The schema, in case it is gone, too.
create schema if not exists "nhl"."dev_drill";

-- 28. Restore backup set_20260203T090000Z/dev.snapshot_players of snapshot_players as dev__snapshot_players; it fails when that name is taken.
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

-- 29. Clean up.
drop table if exists "nhl"."dev_drill"."dev__snapshot_players";

-- 30. Drop the schema of the drill; this fails while another table lies in it.
drop schema if exists "nhl"."dev_drill";
