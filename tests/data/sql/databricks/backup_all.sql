-- dbt run-operation backup_all --args '{reason: "before the migration"}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 2. Copy bronze_game_ledger in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_ledger` deep clone
    `lr_nhl_demo`.`dev`.`bronze_game_ledger`;
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
    '{"id": "set_20260203T090000Z__dev__bronze_game_ledger", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_games_historical_v2", "bronze_player_game_stats_v2", "bronze_schedule_2023_v2", "bronze_skaters_2023_v2", "snapshot_players"], "table": "bronze_game_ledger", "schema": "dev", "identifier": "bronze_game_ledger", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 4. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 5. Copy bronze_games_historical_v2 in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2` deep clone
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
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

-- 6. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2` is
    '{"id": "set_20260203T090000Z__dev__bronze_games_historical_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_games_historical_v2", "bronze_player_game_stats_v2", "bronze_schedule_2023_v2", "bronze_skaters_2023_v2", "snapshot_players"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 7. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 8. Copy bronze_player_game_stats_v2 in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2` deep clone
    `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2`;
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

-- 9. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2` is
    '{"id": "set_20260203T090000Z__dev__bronze_player_game_stats_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_games_historical_v2", "bronze_player_game_stats_v2", "bronze_schedule_2023_v2", "bronze_skaters_2023_v2", "snapshot_players"], "table": "bronze_player_game_stats_v2", "schema": "dev", "identifier": "bronze_player_game_stats_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 10. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 11. Copy bronze_schedule_2023_v2 in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2` deep clone
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
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

-- 12. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2` is
    '{"id": "set_20260203T090000Z__dev__bronze_schedule_2023_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_games_historical_v2", "bronze_player_game_stats_v2", "bronze_schedule_2023_v2", "bronze_skaters_2023_v2", "snapshot_players"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 13. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 14. Copy bronze_skaters_2023_v2 in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2` deep clone
    `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2`;
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

-- 15. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2` is
    '{"id": "set_20260203T090000Z__dev__bronze_skaters_2023_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_games_historical_v2", "bronze_player_game_stats_v2", "bronze_schedule_2023_v2", "bronze_skaters_2023_v2", "snapshot_players"], "table": "bronze_skaters_2023_v2", "schema": "dev", "identifier": "bronze_skaters_2023_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';

-- 16. Make the schema of backups.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 17. Copy snapshot_players in full.
create table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` deep clone
    `lr_nhl_demo`.`dev`.`snapshot_players`;
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

-- 18. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
comment on table `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` is
    '{"id": "set_20260203T090000Z__dev__snapshot_players", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_games_historical_v2", "bronze_player_game_stats_v2", "bronze_schedule_2023_v2", "bronze_skaters_2023_v2", "snapshot_players"], "table": "snapshot_players", "schema": "dev", "identifier": "snapshot_players", "resource": "snapshot", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}';
