-- dbt run-operation backup_all --args '{reason: "before the migration"}', as SQL for spark.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 2. Copy bronze_game_ledger in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_ledger` using delta as select
    * from `lr_nhl_demo`.`dev`.`bronze_game_ledger`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_game_ledger`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_ledger`
) as b;

-- 3. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_ledger` is
    '{"id": "set_20260203T090000Z__dev__bronze_game_ledger", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_game_ledger", "schema": "dev", "identifier": "bronze_game_ledger", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 4. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 5. Copy bronze_game_officials in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_officials` using delta as
    select * from `lr_nhl_demo`.`dev`.`bronze_game_officials`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_game_officials`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_officials`
) as b;

-- 6. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_officials` is
    '{"id": "set_20260203T090000Z__dev__bronze_game_officials", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_game_officials", "schema": "dev", "identifier": "bronze_game_officials", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 7. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 8. Copy bronze_game_rosters in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_rosters` using delta as
    select * from `lr_nhl_demo`.`dev`.`bronze_game_rosters`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_game_rosters`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_rosters`
) as b;

-- 9. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_rosters` is
    '{"id": "set_20260203T090000Z__dev__bronze_game_rosters", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_game_rosters", "schema": "dev", "identifier": "bronze_game_rosters", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 10. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 11. Copy bronze_games_historical_v2 in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2` using delta
    as select * from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`
) as b;

-- 12. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2` is
    '{"id": "set_20260203T090000Z__dev__bronze_games_historical_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 13. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 14. Copy bronze_goalie_game_stats in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_goalie_game_stats` using delta as
    select * from `lr_nhl_demo`.`dev`.`bronze_goalie_game_stats`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_goalie_game_stats`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_goalie_game_stats`
) as b;

-- 15. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_goalie_game_stats` is
    '{"id": "set_20260203T090000Z__dev__bronze_goalie_game_stats", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_goalie_game_stats", "schema": "dev", "identifier": "bronze_goalie_game_stats", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 16. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 17. Copy bronze_player_game_stats_v2 in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2` using delta
    as select * from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2`
) as b;

-- 18. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2` is
    '{"id": "set_20260203T090000Z__dev__bronze_player_game_stats_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_player_game_stats_v2", "schema": "dev", "identifier": "bronze_player_game_stats_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 19. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 20. Copy bronze_players in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_players` using delta as select *
    from `lr_nhl_demo`.`dev`.`bronze_players`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_players`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_players`
) as b;

-- 21. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_players` is
    '{"id": "set_20260203T090000Z__dev__bronze_players", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_players", "schema": "dev", "identifier": "bronze_players", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 22. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 23. Copy bronze_plays in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_plays` using delta as select *
    from `lr_nhl_demo`.`dev`.`bronze_plays`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_plays`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_plays`
) as b;

-- 24. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_plays` is
    '{"id": "set_20260203T090000Z__dev__bronze_plays", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_plays", "schema": "dev", "identifier": "bronze_plays", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 25. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 26. Copy bronze_schedule_2023_v2 in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2` using delta as
    select * from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2`
) as b;

-- 27. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2` is
    '{"id": "set_20260203T090000Z__dev__bronze_schedule_2023_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 28. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 29. Copy bronze_shifts in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_shifts` using delta as select *
    from `lr_nhl_demo`.`dev`.`bronze_shifts`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_shifts`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_shifts`
) as b;

-- 30. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_shifts` is
    '{"id": "set_20260203T090000Z__dev__bronze_shifts", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_shifts", "schema": "dev", "identifier": "bronze_shifts", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 31. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 32. Copy bronze_skaters_2023_v2 in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2` using delta as
    select * from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2`
) as b;

-- 33. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2` is
    '{"id": "set_20260203T090000Z__dev__bronze_skaters_2023_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_skaters_2023_v2", "schema": "dev", "identifier": "bronze_skaters_2023_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 34. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 35. Copy bronze_standings in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_standings` using delta as select *
    from `lr_nhl_demo`.`dev`.`bronze_standings`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_standings`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_standings`
) as b;

-- 36. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_standings` is
    '{"id": "set_20260203T090000Z__dev__bronze_standings", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_standings", "schema": "dev", "identifier": "bronze_standings", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 37. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 38. Copy bronze_teams in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_teams` using delta as select *
    from `lr_nhl_demo`.`dev`.`bronze_teams`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_teams`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_teams`
) as b;

-- 39. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_teams` is
    '{"id": "set_20260203T090000Z__dev__bronze_teams", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_teams", "schema": "dev", "identifier": "bronze_teams", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 40. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 41. Copy snapshot_players in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` using delta as select *
    from `lr_nhl_demo`.`dev`.`snapshot_players`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`snapshot_players`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players`
) as b;

-- 42. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` is
    '{"id": "set_20260203T090000Z__dev__snapshot_players", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "snapshot_players", "schema": "dev", "identifier": "snapshot_players", "resource": "snapshot", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';
