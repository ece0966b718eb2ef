-- dbt run-operation backup_table --args '{table: bronze_games_historical_v2, reason: "before the migration"}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Make the schema of backups; leave this out when it is there.
create schema if not exists `lr_nhl_demo`.`dev_backup`;

-- 2. Copy bronze_games_historical_v2 in full.
create table `lr_nhl_demo`.`dev_backup`.`single_20260203T090000Z__dev__bronze_games_historical_v2` deep clone
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: same must be true, or this is not a backup.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select
    count(*) as n,
    coalesce(sum(cast(xxhash64(to_json(struct(*), map('timestampFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timestampNTZFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timeZone', 'UTC', 'ignoreNullFields', 'false'))) as decimal(20, 0))), 0) as h
  from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`
) as a
cross join (
  select
    count(*) as n,
    coalesce(sum(cast(xxhash64(to_json(struct(*), map('timestampFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timestampNTZFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timeZone', 'UTC', 'ignoreNullFields', 'false'))) as decimal(20, 0))), 0) as h
  from `lr_nhl_demo`.`dev_backup`.`single_20260203T090000Z__dev__bronze_games_historical_v2`
) as b;

-- 3. Record what it is. It counts as a backup once a verb has read it: dbt run-operation adopt_backup --args '{table: bronze_games_historical_v2, backup: single_20260203T090000Z}'. Without dbt, emit_sql with restore_table and backup: single_20260203T090000Z prints how to restore from it.
comment on table `lr_nhl_demo`.`dev_backup`.`single_20260203T090000Z__dev__bronze_games_historical_v2` is
    '{"id": "single_20260203T090000Z__dev__bronze_games_historical_v2", "set": "single_20260203T090000Z", "set_tables": ["bronze_games_historical_v2"], "table": "bronze_games_historical_v2", "schema": "dev", "identifier": "bronze_games_historical_v2", "resource": "source", "sequence": null, "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before the migration", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false, "mark": null, "seal": "00000000000000000000000000000000"}';
