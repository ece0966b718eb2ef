-- dbt run-operation restore_all --args '{backup: set_20260203T090000Z}', as SQL for local.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. What bronze_game_ledger holds now, and what backup set_20260203T090000Z/dev.bronze_game_ledger would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_game_ledger')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_game_ledger')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_game_ledger') as s
where not exists (select 1 from lake.now('dev.bronze_game_ledger') as o where o."game_id" = s."game_id")) as comes_back, (select count(*)
from (select "game_id" from lake.now('dev.bronze_game_ledger') group by "game_id" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "game_id" from lake.backup('set_20260203T090000Z/dev.bronze_game_ledger') group by "game_id" having count(*) > 1) as duplicates) as duplicate_then;

-- 2. Remember this version: lake.restore('dev.bronze_game_ledger', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_game_ledger');

-- 3. Bring back the rows of bronze_game_ledger whose key is missing; all others stay.
select * from lake.append('dev.bronze_game_ledger', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_game_ledger') as s where not exists (select 1 from
    lake.now('dev.bronze_game_ledger') as o where o."game_id" = s."game_id")$lake$, note :=
    'restore_table: merge backup set_20260203T090000Z/dev.bronze_game_ledger');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_game_ledger') as s
where not exists (select 1 from lake.now('dev.bronze_game_ledger') as o where o."game_id" = s."game_id")) as still_missing, (select count(*)
from (select "game_id" from lake.now('dev.bronze_game_ledger') group by "game_id" having count(*) > 1) as duplicates) as duplicate_now;

-- 4. What bronze_games_historical_v2 holds now, and what backup set_20260203T090000Z/dev.bronze_games_historical_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_games_historical_v2')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2') as s
where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")) as comes_back, (select count(*)
from (select "game_id", "team", "situation" from lake.now('dev.bronze_games_historical_v2') group by "game_id", "team", "situation" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "game_id", "team", "situation" from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2') group by "game_id", "team", "situation" having count(*) > 1) as duplicates) as duplicate_then;

-- 5. Remember this version: lake.restore('dev.bronze_games_historical_v2', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_games_historical_v2');

-- 6. Bring back the rows of bronze_games_historical_v2 whose key is missing; all others stay.
select * from lake.append('dev.bronze_games_historical_v2', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2') as s where not exists (select 1 from
    lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team"
    and o."situation" = s."situation")$lake$, note :=
    'restore_table: merge backup set_20260203T090000Z/dev.bronze_games_historical_v2');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2') as s
where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")) as still_missing, (select count(*)
from (select "game_id", "team", "situation" from lake.now('dev.bronze_games_historical_v2') group by "game_id", "team", "situation" having count(*) > 1) as duplicates) as duplicate_now;

-- 7. What bronze_player_game_stats_v2 holds now, and what backup set_20260203T090000Z/dev.bronze_player_game_stats_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_player_game_stats_v2')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2') as s
where not exists (select 1 from lake.now('dev.bronze_player_game_stats_v2') as o where o."player_id" = s."player_id" and o."game_id" = s."game_id" and o."situation" = s."situation")) as comes_back, (select count(*)
from (select "player_id", "game_id", "situation" from lake.now('dev.bronze_player_game_stats_v2') group by "player_id", "game_id", "situation" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "player_id", "game_id", "situation" from lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2') group by "player_id", "game_id", "situation" having count(*) > 1) as duplicates) as duplicate_then;

-- 8. Remember this version: lake.restore('dev.bronze_player_game_stats_v2', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_player_game_stats_v2');

-- 9. Bring back the rows of bronze_player_game_stats_v2 whose key is missing; all others stay.
select * from lake.append('dev.bronze_player_game_stats_v2', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2') as s where not exists (select 1 from
    lake.now('dev.bronze_player_game_stats_v2') as o where o."player_id" = s."player_id" and o."game_id" =
    s."game_id" and o."situation" = s."situation")$lake$, note :=
    'restore_table: merge backup set_20260203T090000Z/dev.bronze_player_game_stats_v2');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2') as s
where not exists (select 1 from lake.now('dev.bronze_player_game_stats_v2') as o where o."player_id" = s."player_id" and o."game_id" = s."game_id" and o."situation" = s."situation")) as still_missing, (select count(*)
from (select "player_id", "game_id", "situation" from lake.now('dev.bronze_player_game_stats_v2') group by "player_id", "game_id", "situation" having count(*) > 1) as duplicates) as duplicate_now;

-- 10. What bronze_schedule_2023_v2 holds now, and what backup set_20260203T090000Z/dev.bronze_schedule_2023_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_schedule_2023_v2')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2') as s
where not exists (select 1 from lake.now('dev.bronze_schedule_2023_v2') as o where o."game_id" = s."game_id")) as comes_back, (select count(*)
from (select "game_id" from lake.now('dev.bronze_schedule_2023_v2') group by "game_id" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "game_id" from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2') group by "game_id" having count(*) > 1) as duplicates) as duplicate_then;

-- 11. Remember this version: lake.restore('dev.bronze_schedule_2023_v2', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_schedule_2023_v2');

-- 12. Bring back the rows of bronze_schedule_2023_v2 whose key is missing; all others stay.
select * from lake.append('dev.bronze_schedule_2023_v2', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2') as s where not exists (select 1 from
    lake.now('dev.bronze_schedule_2023_v2') as o where o."game_id" = s."game_id")$lake$, note :=
    'restore_table: merge backup set_20260203T090000Z/dev.bronze_schedule_2023_v2');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2') as s
where not exists (select 1 from lake.now('dev.bronze_schedule_2023_v2') as o where o."game_id" = s."game_id")) as still_missing, (select count(*)
from (select "game_id" from lake.now('dev.bronze_schedule_2023_v2') group by "game_id" having count(*) > 1) as duplicates) as duplicate_now;

-- 13. What bronze_skaters_2023_v2 holds now, and what backup set_20260203T090000Z/dev.bronze_skaters_2023_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_skaters_2023_v2')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2') as s
where not exists (select 1 from lake.now('dev.bronze_skaters_2023_v2') as o where o."player_id" = s."player_id" and o."season" = s."season" and o."situation" = s."situation")) as comes_back, (select count(*)
from (select "player_id", "season", "situation" from lake.now('dev.bronze_skaters_2023_v2') group by "player_id", "season", "situation" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "player_id", "season", "situation" from lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2') group by "player_id", "season", "situation" having count(*) > 1) as duplicates) as duplicate_then;

-- 14. Remember this version: lake.restore('dev.bronze_skaters_2023_v2', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_skaters_2023_v2');

-- 15. Bring back the rows of bronze_skaters_2023_v2 whose key is missing; all others stay.
select * from lake.append('dev.bronze_skaters_2023_v2', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2') as s where not exists (select 1 from
    lake.now('dev.bronze_skaters_2023_v2') as o where o."player_id" = s."player_id" and o."season" =
    s."season" and o."situation" = s."situation")$lake$, note :=
    'restore_table: merge backup set_20260203T090000Z/dev.bronze_skaters_2023_v2');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2') as s
where not exists (select 1 from lake.now('dev.bronze_skaters_2023_v2') as o where o."player_id" = s."player_id" and o."season" = s."season" and o."situation" = s."situation")) as still_missing, (select count(*)
from (select "player_id", "season", "situation" from lake.now('dev.bronze_skaters_2023_v2') group by "player_id", "season", "situation" having count(*) > 1) as duplicates) as duplicate_now;

-- 16. What snapshot_players holds now, and what backup set_20260203T090000Z/dev.snapshot_players would bring; with duplicate keys on either side do not merge.
select (select count(*) from "nhl"."dev"."snapshot_players") as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.snapshot_players')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.snapshot_players') as s
where not exists (select 1 from "nhl"."dev"."snapshot_players" as o where o."dbt_scd_id" = s."dbt_scd_id")) as comes_back, (select count(*)
from (select "dbt_scd_id" from "nhl"."dev"."snapshot_players" group by "dbt_scd_id" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "dbt_scd_id" from lake.backup('set_20260203T090000Z/dev.snapshot_players') group by "dbt_scd_id" having count(*) > 1) as duplicates) as duplicate_then;

-- 17. Copy snapshot_players in full.
select * from lake.copy_rows($lake$select * from "nhl"."dev"."snapshot_players"$lake$,
    'backups/safety_20260203T090000Z/dev.snapshot_players');
-- Check: same must be true, or this is no backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h from "nhl"."dev"."snapshot_players" as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h from lake.backup('safety_20260203T090000Z/dev.snapshot_players') as t
) as b;

-- 18. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints the way back.
select * from lake.record_backup('safety_20260203T090000Z/dev.snapshot_players',
    '{"id": "safety_20260203T090000Z/dev.snapshot_players", "set": "safety_20260203T090000Z", "set_tables": ["snapshot_players"], "table": "snapshot_players", "schema": "dev", "identifier": "snapshot_players", "resource": "snapshot", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before restore_table", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 19. Bring back the rows of snapshot_players whose key is missing; all others stay.
insert into "nhl"."dev"."snapshot_players" by name select * from
    lake.backup('set_20260203T090000Z/dev.snapshot_players') as s where not exists (select 1 from
    "nhl"."dev"."snapshot_players" as o where o."dbt_scd_id" = s."dbt_scd_id");
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.snapshot_players') as s
where not exists (select 1 from "nhl"."dev"."snapshot_players" as o where o."dbt_scd_id" = s."dbt_scd_id")) as still_missing, (select count(*)
from (select "dbt_scd_id" from "nhl"."dev"."snapshot_players" group by "dbt_scd_id" having count(*) > 1) as duplicates) as duplicate_now;
