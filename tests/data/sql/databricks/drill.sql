-- dbt run-operation drill --args '{backup: set_20260203T090000Z}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. The schema, in case it is gone, too.
create schema if not exists `lr_nhl_demo`.`dev_drill`;

-- 2. Restore backup set_20260203T090000Z__dev__bronze_game_ledger of bronze_game_ledger as dev__bronze_game_ledger; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_ledger` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_ledger`;

-- 3. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_ledger` is null;
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

-- 4. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_ledger`;

-- 5. Restore backup set_20260203T090000Z__dev__bronze_game_officials of bronze_game_officials as dev__bronze_game_officials; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_officials` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_officials`;

-- 6. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_officials` is null;
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

-- 7. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_officials`;

-- 8. Restore backup set_20260203T090000Z__dev__bronze_game_rosters of bronze_game_rosters as dev__bronze_game_rosters; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_rosters` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_rosters`;

-- 9. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_rosters` is null;
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

-- 10. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_game_rosters`;

-- 11. Restore backup set_20260203T090000Z__dev__bronze_games_historical_v2 of bronze_games_historical_v2 as dev__bronze_games_historical_v2; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_games_historical_v2` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`;

-- 12. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_games_historical_v2` is null;
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

-- 13. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_games_historical_v2`;

-- 14. Restore backup set_20260203T090000Z__dev__bronze_goalie_game_stats of bronze_goalie_game_stats as dev__bronze_goalie_game_stats; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_goalie_game_stats` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_goalie_game_stats`;

-- 15. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_goalie_game_stats` is null;
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

-- 16. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_goalie_game_stats`;

-- 17. Restore backup set_20260203T090000Z__dev__bronze_player_game_stats_v2 of bronze_player_game_stats_v2 as dev__bronze_player_game_stats_v2; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_player_game_stats_v2` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2`;

-- 18. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_player_game_stats_v2` is null;
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

-- 19. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_player_game_stats_v2`;

-- 20. Restore backup set_20260203T090000Z__dev__bronze_players of bronze_players as dev__bronze_players; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_players` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_players`;

-- 21. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_players` is null;
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

-- 22. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_players`;

-- 23. Restore backup set_20260203T090000Z__dev__bronze_plays of bronze_plays as dev__bronze_plays; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_plays` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_plays`;

-- 24. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_plays` is null;
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

-- 25. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_plays`;

-- 26. Restore backup set_20260203T090000Z__dev__bronze_schedule_2023_v2 of bronze_schedule_2023_v2 as dev__bronze_schedule_2023_v2; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_schedule_2023_v2` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2`;

-- 27. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_schedule_2023_v2` is null;
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

-- 28. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_schedule_2023_v2`;

-- 29. Restore backup set_20260203T090000Z__dev__bronze_shifts of bronze_shifts as dev__bronze_shifts; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_shifts` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_shifts`;

-- 30. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_shifts` is null;
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

-- 31. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_shifts`;

-- 32. Restore backup set_20260203T090000Z__dev__bronze_skaters_2023_v2 of bronze_skaters_2023_v2 as dev__bronze_skaters_2023_v2; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_skaters_2023_v2` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2`;

-- 33. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_skaters_2023_v2` is null;
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

-- 34. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_skaters_2023_v2`;

-- 35. Restore backup set_20260203T090000Z__dev__bronze_standings of bronze_standings as dev__bronze_standings; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_standings` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_standings`;

-- 36. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_standings` is null;
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

-- 37. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_standings`;

-- 38. Restore backup set_20260203T090000Z__dev__bronze_teams of bronze_teams as dev__bronze_teams; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__bronze_teams` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_teams`;

-- 39. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__bronze_teams` is null;
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

-- 40. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_teams`;

-- 41. Restore backup set_20260203T090000Z__dev__snapshot_players of snapshot_players as dev__snapshot_players; it fails when that name is taken.
create table `lr_nhl_demo`.`dev_drill`.`dev__snapshot_players` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players`;

-- 42. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev_drill`.`dev__snapshot_players` is null;
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

-- 43. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__snapshot_players`;

-- 44. Drop the schema of the drill; this fails while another table lies in it.
drop schema if exists `lr_nhl_demo`.`dev_drill`;
