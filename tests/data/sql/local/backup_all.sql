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
    '{"id": "set_20260203T090000Z/dev.bronze_game_ledger", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_game_ledger", "schema": "dev", "identifier": "bronze_game_ledger", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 3. Copy bronze_game_officials in full.
select * from lake.copy('dev.bronze_game_officials', null,
    'backups/set_20260203T090000Z/dev.bronze_game_officials');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_game_officials')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_game_officials')) as t
) as b;

-- 4. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_game_officials',
    '{"id": "set_20260203T090000Z/dev.bronze_game_officials", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_game_officials", "schema": "dev", "identifier": "bronze_game_officials", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 5. Copy bronze_game_rosters in full.
select * from lake.copy('dev.bronze_game_rosters', null,
    'backups/set_20260203T090000Z/dev.bronze_game_rosters');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_game_rosters')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_game_rosters')) as t
) as b;

-- 6. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_game_rosters',
    '{"id": "set_20260203T090000Z/dev.bronze_game_rosters", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_game_rosters", "schema": "dev", "identifier": "bronze_game_rosters", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 7. Copy bronze_games_historical_v2 in full.
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

-- 8. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_games_historical_v2',
    '{"id": "set_20260203T090000Z/dev.bronze_games_historical_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 9. Copy bronze_goalie_game_stats in full.
select * from lake.copy('dev.bronze_goalie_game_stats', null,
    'backups/set_20260203T090000Z/dev.bronze_goalie_game_stats');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_goalie_game_stats')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_goalie_game_stats')) as t
) as b;

-- 10. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_goalie_game_stats',
    '{"id": "set_20260203T090000Z/dev.bronze_goalie_game_stats", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_goalie_game_stats", "schema": "dev", "identifier": "bronze_goalie_game_stats", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 11. Copy bronze_player_game_stats_v2 in full.
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

-- 12. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2',
    '{"id": "set_20260203T090000Z/dev.bronze_player_game_stats_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_player_game_stats_v2", "schema": "dev", "identifier": "bronze_player_game_stats_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 13. Copy bronze_players in full.
select * from lake.copy('dev.bronze_players', null, 'backups/set_20260203T090000Z/dev.bronze_players');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_players')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_players')) as t
) as b;

-- 14. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_players',
    '{"id": "set_20260203T090000Z/dev.bronze_players", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_players", "schema": "dev", "identifier": "bronze_players", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 15. Copy bronze_plays in full.
select * from lake.copy('dev.bronze_plays', null, 'backups/set_20260203T090000Z/dev.bronze_plays');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_plays')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_plays')) as t
) as b;

-- 16. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_plays',
    '{"id": "set_20260203T090000Z/dev.bronze_plays", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_plays", "schema": "dev", "identifier": "bronze_plays", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 17. Copy bronze_schedule_2023_v2 in full.
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

-- 18. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2',
    '{"id": "set_20260203T090000Z/dev.bronze_schedule_2023_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_schedule_2023_v2", "schema": "dev", "identifier": "bronze_schedule_2023_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 19. Copy bronze_shifts in full.
select * from lake.copy('dev.bronze_shifts', null, 'backups/set_20260203T090000Z/dev.bronze_shifts');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_shifts')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_shifts')) as t
) as b;

-- 20. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_shifts',
    '{"id": "set_20260203T090000Z/dev.bronze_shifts", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_shifts", "schema": "dev", "identifier": "bronze_shifts", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 21. Copy bronze_skaters_2023_v2 in full.
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

-- 22. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2',
    '{"id": "set_20260203T090000Z/dev.bronze_skaters_2023_v2", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_skaters_2023_v2", "schema": "dev", "identifier": "bronze_skaters_2023_v2", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 23. Copy bronze_standings in full.
select * from lake.copy('dev.bronze_standings', null, 'backups/set_20260203T090000Z/dev.bronze_standings');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_standings')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_standings')) as t
) as b;

-- 24. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_standings',
    '{"id": "set_20260203T090000Z/dev.bronze_standings", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_standings", "schema": "dev", "identifier": "bronze_standings", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 25. Copy bronze_teams in full.
select * from lake.copy('dev.bronze_teams', null, 'backups/set_20260203T090000Z/dev.bronze_teams');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.now('dev.bronze_teams')) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('set_20260203T090000Z/dev.bronze_teams')) as t
) as b;

-- 26. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.bronze_teams',
    '{"id": "set_20260203T090000Z/dev.bronze_teams", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "bronze_teams", "schema": "dev", "identifier": "bronze_teams", "resource": "source", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 27. Copy snapshot_players in full.
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

-- 28. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: set_20260203T090000Z prints how to.
select * from lake.record_backup('set_20260203T090000Z/dev.snapshot_players',
    '{"id": "set_20260203T090000Z/dev.snapshot_players", "set": "set_20260203T090000Z", "set_tables": ["bronze_game_ledger", "bronze_game_officials", "bronze_game_rosters", "bronze_games_historical_v2", "bronze_goalie_game_stats", "bronze_player_game_stats_v2", "bronze_players", "bronze_plays", "bronze_schedule_2023_v2", "bronze_shifts", "bronze_skaters_2023_v2", "bronze_standings", "bronze_teams", "snapshot_players"], "table": "snapshot_players", "schema": "dev", "identifier": "snapshot_players", "resource": "snapshot", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');
