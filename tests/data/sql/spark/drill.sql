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

-- 4. Restore backup set_20260203T090000Z__dev__bronze_games_historical_v2 of bronze_games_historical_v2 as dev__bronze_games_historical_v2; it fails when that name is taken.
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

-- 5. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_games_historical_v2`;

-- 6. Restore backup set_20260203T090000Z__dev__bronze_player_game_stats_v2 of bronze_player_game_stats_v2 as dev__bronze_player_game_stats_v2; it fails when that name is taken.
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

-- 7. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_player_game_stats_v2`;

-- 8. Restore backup set_20260203T090000Z__dev__bronze_schedule_2023_v2 of bronze_schedule_2023_v2 as dev__bronze_schedule_2023_v2; it fails when that name is taken.
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

-- 9. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_schedule_2023_v2`;

-- 10. Restore backup set_20260203T090000Z__dev__bronze_skaters_2023_v2 of bronze_skaters_2023_v2 as dev__bronze_skaters_2023_v2; it fails when that name is taken.
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

-- 11. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__bronze_skaters_2023_v2`;

-- 12. Restore backup set_20260203T090000Z__dev__snapshot_players of snapshot_players as dev__snapshot_players; it fails when that name is taken.
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

-- 13. Clean up.
drop table if exists `lr_nhl_demo`.`dev_drill`.`dev__snapshot_players`;

-- 14. Drop the schema of the drill; this fails while another table lies in it.
drop schema if exists `lr_nhl_demo`.`dev_drill`;
