-- dbt run-operation drill --args '{backup: set_20260203T090000Z}', as SQL for spark.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. The schema, in case it is gone, too.
create schema if not exists `lr_nhl_demo`.`dev_drill`;

-- 2. Restore backup set_20260203T090000Z__dev__bronze_game_ledger of bronze_game_ledger as dev__bronze_game_ledger; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_ledger` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_ledger`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_ledger`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_ledger`
) as b;

-- 3. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_ledger`;

-- 4. Restore backup set_20260203T090000Z__dev__bronze_game_officials of bronze_game_officials as dev__bronze_game_officials; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_officials` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_officials`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_officials`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_officials`
) as b;

-- 5. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_officials`;

-- 6. Restore backup set_20260203T090000Z__dev__bronze_game_rosters of bronze_game_rosters as dev__bronze_game_rosters; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_rosters` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_rosters`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_rosters`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_rosters`
) as b;

-- 7. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_rosters`;

-- 8. Restore backup set_20260203T090000Z__dev__bronze_games_historical_v2 of bronze_games_historical_v2 as dev__bronze_games_historical_v2; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_games_historical_v2` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_games_historical_v2`
) as b;

-- 9. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_games_historical_v2`;

-- 10. Restore backup set_20260203T090000Z__dev__bronze_goalie_game_stats of bronze_goalie_game_stats as dev__bronze_goalie_game_stats; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_goalie_game_stats` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_goalie_game_stats`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_goalie_game_stats`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_goalie_game_stats`
) as b;

-- 11. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_goalie_game_stats`;

-- 12. Restore backup set_20260203T090000Z__dev__bronze_player_game_stats_v2 of bronze_player_game_stats_v2 as dev__bronze_player_game_stats_v2; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_player_game_stats_v2` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_player_game_stats_v2`
) as b;

-- 13. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_player_game_stats_v2`;

-- 14. Restore backup set_20260203T090000Z__dev__bronze_players of bronze_players as dev__bronze_players; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_players` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_players`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_players`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_players`
) as b;

-- 15. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_players`;

-- 16. Restore backup set_20260203T090000Z__dev__bronze_plays of bronze_plays as dev__bronze_plays; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_plays` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_plays`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_plays`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_plays`
) as b;

-- 17. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_plays`;

-- 18. Restore backup set_20260203T090000Z__dev__bronze_schedule_2023_v2 of bronze_schedule_2023_v2 as dev__bronze_schedule_2023_v2; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_schedule_2023_v2` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_schedule_2023_v2`
) as b;

-- 19. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_schedule_2023_v2`;

-- 20. Restore backup set_20260203T090000Z__dev__bronze_shifts of bronze_shifts as dev__bronze_shifts; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_shifts` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_shifts`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_shifts`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_shifts`
) as b;

-- 21. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_shifts`;

-- 22. Restore backup set_20260203T090000Z__dev__bronze_skaters_2023_v2 of bronze_skaters_2023_v2 as dev__bronze_skaters_2023_v2; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_skaters_2023_v2` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_skaters_2023_v2`
) as b;

-- 23. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_skaters_2023_v2`;

-- 24. Restore backup set_20260203T090000Z__dev__bronze_standings of bronze_standings as dev__bronze_standings; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_standings` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_standings`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_standings`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_standings`
) as b;

-- 25. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_standings`;

-- 26. Restore backup set_20260203T090000Z__dev__bronze_teams of bronze_teams as dev__bronze_teams; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_teams` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_teams`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_teams`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__bronze_teams`
) as b;

-- 27. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_teams`;

-- 28. Restore backup set_20260203T090000Z__dev__snapshot_players of snapshot_players as dev__snapshot_players; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__snapshot_players` using delta as
select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players`;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_drill`.`dev__snapshot_players`
) as b;

-- 29. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__snapshot_players`;

-- 30. Drop the schema of the drill; this fails while another table lies in it.
drop schema if exists `lr_nhl_demo`.`dev_drill`;
