-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, backup: set_20260203T090000Z, mode: replace}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Remember this version. With it in place of VERSION, this undoes what follows: restore table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` to version as of VERSION If bronze_games_historical_v2 does not exist, print this with into: bronze_games_historical_v2.
describe history `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` limit 1;

-- 2. Make bronze_games_historical_v2 exactly backup set_20260203T090000Z__dev__bronze_games_historical_v2.
create or replace table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` deep clone
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`;

-- 3. The copy has the backup's manifest as its comment; put the table's own in place of null if it had one.
comment on table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` is null;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`
) as b;
