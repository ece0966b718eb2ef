-- dbt run-operation restore_table --args '{table: snapshot_players, backup: set_20260203T090000Z}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Compare snapshot_players with backup set_20260203T090000Z/dev.snapshot_players: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If snapshot_players does not exist, print this with into: snapshot_players.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "dbt_scd_id" is null then n else 0 end) as null_now,
  sum(case when "dbt_scd_id" is null then p else 0 end) as null_then
from (
  select "dbt_scd_id", sum(n) as n, sum(p) as p
  from (
    select "dbt_scd_id", 1 as n, 0 as p from "nhl"."dev"."snapshot_players"
    union all
    select "dbt_scd_id", 0 as n, 1 as p from lake.backup('set_20260203T090000Z/dev.snapshot_players')
  ) as both_sides
  group by "dbt_scd_id"
) as by_key;

-- 2. Copy snapshot_players in full.
select * from lake.copy_rows($lake$select * from "nhl"."dev"."snapshot_players"$lake$,
    'backups/safety_20260203T090000Z/dev.snapshot_players');
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from "nhl"."dev"."snapshot_players") as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from lake.backup('safety_20260203T090000Z/dev.snapshot_players')) as t
) as b;

-- 3. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints how to.
select * from lake.record_backup('safety_20260203T090000Z/dev.snapshot_players',
    '{"id": "safety_20260203T090000Z/dev.snapshot_players", "set": "safety_20260203T090000Z", "set_tables": ["snapshot_players"], "table": "snapshot_players", "schema": "dev", "identifier": "snapshot_players", "resource": "snapshot", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before restore_table", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 4. Bring back the rows of snapshot_players whose key is missing; all others stay.
merge into "nhl"."dev"."snapshot_players" as l
using (select * from lake.backup('set_20260203T090000Z/dev.snapshot_players')) as p
on l."dbt_scd_id" = p."dbt_scd_id"
when not matched then insert by name;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from (
    select *
    from "nhl"."dev"."snapshot_players" as s
    union all by name
    select *
    from lake.backup('set_20260203T090000Z/dev.snapshot_players') as s
    where not exists (select 1 from "nhl"."dev"."snapshot_players" as o where o."dbt_scd_id" = s."dbt_scd_id")
  )) as t
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h
      from (select cast(columns(*) as varchar) from "nhl"."dev"."snapshot_players") as t
) as b;
