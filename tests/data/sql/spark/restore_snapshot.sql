-- dbt run-operation restore_table --args '{table: snapshot_players, backup: set_20260203T090000Z}', as SQL for spark.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Compare snapshot_players with backup set_20260203T090000Z__dev__snapshot_players: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If snapshot_players does not exist, print this with into: snapshot_players.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `dbt_scd_id` is null then n else 0 end) as null_now,
  sum(case when `dbt_scd_id` is null then p else 0 end) as null_then
from (
  select `dbt_scd_id`, sum(n) as n, sum(p) as p
  from (
    select `dbt_scd_id`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`snapshot_players`
    union all
    select `dbt_scd_id`, 0 as n, 1 as p from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players`
  ) as both_sides
  group by `dbt_scd_id`
) as by_key;

-- 2. Remember this version. With it in place of VERSION, this undoes what follows: restore table `lr_nhl_demo`.`dev`.`snapshot_players` to version as of VERSION
describe history `lr_nhl_demo`.`dev`.`snapshot_players` limit 1;

-- 3. Bring back the rows of snapshot_players whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`snapshot_players` as l
using (select * from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players`) as p
on l.`dbt_scd_id` = p.`dbt_scd_id`
when not matched then insert *;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from (
    select *
    from `lr_nhl_demo`.`dev`.`snapshot_players` as s
    union all
    select *
    from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` as s
    where not exists (select 1 from `lr_nhl_demo`.`dev`.`snapshot_players` as o where o.`dbt_scd_id` = s.`dbt_scd_id`)
  )
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`snapshot_players`
) as b;
