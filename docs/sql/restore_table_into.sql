-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, version: 12, into: games_of_february}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. The schema, in case it is gone, too; leave this out when it is there.
create schema if not exists `lr_nhl_demo`.`dev`;

-- 2. Restore version 12 of bronze_games_historical_v2 as games_of_february; it fails when that name is taken.
create table `lr_nhl_demo`.`dev`.`games_of_february` deep clone
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 12;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select
    count(*) as n,
    coalesce(sum(cast(xxhash64(to_json(struct(*), map('timestampFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timestampNTZFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timeZone', 'UTC', 'ignoreNullFields', 'false'))) as decimal(20, 0))), 0) as h
  from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 12
) as a
cross join (
  select
    count(*) as n,
    coalesce(sum(cast(xxhash64(to_json(struct(*), map('timestampFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timestampNTZFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timeZone', 'UTC', 'ignoreNullFields', 'false'))) as decimal(20, 0))), 0) as h
  from `lr_nhl_demo`.`dev`.`games_of_february`
) as b;
