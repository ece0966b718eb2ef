-- dbt run-operation restore_table --args '{table: snapshot_players, backup: set_20260203T090000Z}', as SQL for local.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. What snapshot_players holds now, and what backup set_20260203T090000Z/dev.snapshot_players would bring; with duplicate keys on either side do not merge.
select (select count(*) from "nhl"."dev"."snapshot_players") as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.snapshot_players')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.snapshot_players') as s
where not exists (select 1 from "nhl"."dev"."snapshot_players" as o where o."dbt_scd_id" = s."dbt_scd_id")) as comes_back, (select count(*)
from (select "dbt_scd_id" from "nhl"."dev"."snapshot_players" group by "dbt_scd_id" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "dbt_scd_id" from lake.backup('set_20260203T090000Z/dev.snapshot_players') group by "dbt_scd_id" having count(*) > 1) as duplicates) as duplicate_then;

-- 2. Copy snapshot_players in full.
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

-- 3. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints the way back.
select * from lake.record_backup('safety_20260203T090000Z/dev.snapshot_players',
    '{"id": "safety_20260203T090000Z/dev.snapshot_players", "set": "safety_20260203T090000Z", "set_tables": ["snapshot_players"], "table": "snapshot_players", "schema": "dev", "identifier": "snapshot_players", "resource": "snapshot", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before restore_table", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 4. Bring back the rows of snapshot_players whose key is missing; all others stay.
insert into "nhl"."dev"."snapshot_players" by name select * from
    lake.backup('set_20260203T090000Z/dev.snapshot_players') as s where not exists (select 1 from
    "nhl"."dev"."snapshot_players" as o where o."dbt_scd_id" = s."dbt_scd_id");
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.snapshot_players') as s
where not exists (select 1 from "nhl"."dev"."snapshot_players" as o where o."dbt_scd_id" = s."dbt_scd_id")) as still_missing, (select count(*)
from (select "dbt_scd_id" from "nhl"."dev"."snapshot_players" group by "dbt_scd_id" having count(*) > 1) as duplicates) as duplicate_now;
