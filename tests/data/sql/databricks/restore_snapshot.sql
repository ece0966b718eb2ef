-- dbt run-operation restore_table --args '{table: snapshot_players, backup: set_20260203T090000Z}', as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. What snapshot_players holds now, and what backup set_20260203T090000Z__dev__snapshot_players would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`snapshot_players`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`snapshot_players` as o where o.`dbt_scd_id` = s.`dbt_scd_id`)) as comes_back, (select count(*)
from (select `dbt_scd_id` from `lr_nhl_demo`.`dev`.`snapshot_players` group by `dbt_scd_id` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `dbt_scd_id` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` group by `dbt_scd_id` having count(*) > 1) as duplicates) as duplicate_then;

-- 2. Remember this version: restore table `lr_nhl_demo`.`dev`.`snapshot_players` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`snapshot_players` limit 1;

-- 3. Bring back the rows of snapshot_players whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`snapshot_players` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players`) as p on l.`dbt_scd_id` =
    p.`dbt_scd_id` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`snapshot_players` as o where o.`dbt_scd_id` = s.`dbt_scd_id`)) as still_missing, (select count(*)
from (select `dbt_scd_id` from `lr_nhl_demo`.`dev`.`snapshot_players` group by `dbt_scd_id` having count(*) > 1) as duplicates) as duplicate_now;
