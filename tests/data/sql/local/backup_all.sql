-- dbt run-operation backup_all --args '{reason: "before the migration"}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Copy bronze_game_ledger in full.
select * from lake.copy('dev.bronze_game_ledger', null,
    'backups/set_20260203T090000Z/dev.bronze_game_ledger');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_game_ledger')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_game_ledger')) as t
) as b;

-- 2. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_game_ledger',
    '{"id": "set_20260203T090000Z/dev.bronze_game_ledger", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_games_historical_v2", "bronze_player_game_stats_v2", "bronze_schedule_2023_v2", "bronze_skaters_2023_v2", "snapshot_players"], "table": "bronze_game_ledger", "schema": "dev", "identifier": "bronze_game_ledger", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 3. Copy bronze_games_historical_v2 in full.
select * from lake.copy('dev.bronze_games_historical_v2', null,
    'backups/set_20260203T090000Z/dev.bronze_games_historical_v2');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_games_historical_v2')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2')) as t
) as b;

-- 4. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_games_historical_v2',
    '{"id": "set_20260203T090000Z/dev.bronze_games_historical_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_games_historical_v2", "bronze_player_game_stats_v2", "bronze_schedule_2023_v2", "bronze_skaters_2023_v2", "snapshot_players"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 5. Copy bronze_player_game_stats_v2 in full.
select * from lake.copy('dev.bronze_player_game_stats_v2', null,
    'backups/set_20260203T090000Z/dev.bronze_player_game_stats_v2');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_player_game_stats_v2')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2')) as t
) as b;

-- 6. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2',
    '{"id": "set_20260203T090000Z/dev.bronze_player_game_stats_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_games_historical_v2", "bronze_player_game_stats_v2", "bronze_schedule_2023_v2", "bronze_skaters_2023_v2", "snapshot_players"], "table": "bronze_player_game_stats_v2", "schema": "dev", "identifier": "bronze_player_game_stats_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 7. Copy bronze_schedule_2023_v2 in full.
select * from lake.copy('dev.bronze_schedule_2023_v2', null,
    'backups/set_20260203T090000Z/dev.bronze_schedule_2023_v2');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_schedule_2023_v2')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2')) as t
) as b;

-- 8. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2',
    '{"id": "set_20260203T090000Z/dev.bronze_schedule_2023_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_games_historical_v2", "bronze_player_game_stats_v2", "bronze_schedule_2023_v2", "bronze_skaters_2023_v2", "snapshot_players"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 9. Copy bronze_skaters_2023_v2 in full.
select * from lake.copy('dev.bronze_skaters_2023_v2', null,
    'backups/set_20260203T090000Z/dev.bronze_skaters_2023_v2');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_skaters_2023_v2')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2')) as t
) as b;

-- 10. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2',
    '{"id": "set_20260203T090000Z/dev.bronze_skaters_2023_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_games_historical_v2", "bronze_player_game_stats_v2", "bronze_schedule_2023_v2", "bronze_skaters_2023_v2", "snapshot_players"], "table": "bronze_skaters_2023_v2", "schema": "dev", "identifier": "bronze_skaters_2023_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 11. Copy snapshot_players in full.
select * from lake.copy_rows($lake$select * from "nhl"."dev"."snapshot_players"$lake$,
    'backups/set_20260203T090000Z/dev.snapshot_players');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from "nhl"."dev"."snapshot_players") as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.snapshot_players')) as t
) as b;

-- 12. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.snapshot_players',
    '{"id": "set_20260203T090000Z/dev.snapshot_players", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_games_historical_v2", "bronze_player_game_stats_v2", "bronze_schedule_2023_v2", "bronze_skaters_2023_v2", "snapshot_players"], "table": "snapshot_players", "schema": "dev", "identifier": "snapshot_players", "resource": "snapshot", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');
