-- dbt run-operation restore_all --args '{backup: set_20260203T090000Z}', as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. What bronze_game_ledger holds now, and what backup set_20260203T090000Z__dev__bronze_game_ledger would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_game_ledger`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_ledger`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_ledger` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_game_ledger` as o where o.`game_id` = s.`game_id`)) as comes_back, (select count(*)
from (select `game_id` from `lr_nhl_demo`.`dev`.`bronze_game_ledger` group by `game_id` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `game_id` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_ledger` group by `game_id` having count(*) > 1) as duplicates) as duplicate_then;

-- 2. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_game_ledger` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_game_ledger` limit 1;

-- 3. Bring back the rows of bronze_game_ledger whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_game_ledger` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_ledger`) as p on l.`game_id` =
    p.`game_id` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_ledger` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_game_ledger` as o where o.`game_id` = s.`game_id`)) as still_missing, (select count(*)
from (select `game_id` from `lr_nhl_demo`.`dev`.`bronze_game_ledger` group by `game_id` having count(*) > 1) as duplicates) as duplicate_now;

-- 4. What bronze_games_historical_v2 holds now, and what backup set_20260203T090000Z__dev__bronze_games_historical_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` = s.`game_id` and o.`team` = s.`team` and o.`situation` = s.`situation`)) as comes_back, (select count(*)
from (select `game_id`, `team`, `situation` from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` group by `game_id`, `team`, `situation` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `game_id`, `team`, `situation` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2` group by `game_id`, `team`, `situation` having count(*) > 1) as duplicates) as duplicate_then;

-- 5. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` limit 1;

-- 6. Bring back the rows of bronze_games_historical_v2 whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`) as p on l.`game_id` =
    p.`game_id` and l.`team` = p.`team` and l.`situation` = p.`situation` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` = s.`game_id` and o.`team` = s.`team` and o.`situation` = s.`situation`)) as still_missing, (select count(*)
from (select `game_id`, `team`, `situation` from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` group by `game_id`, `team`, `situation` having count(*) > 1) as duplicates) as duplicate_now;

-- 7. What bronze_player_game_stats_v2 holds now, and what backup set_20260203T090000Z__dev__bronze_player_game_stats_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` as o where o.`player_id` = s.`player_id` and o.`game_id` = s.`game_id` and o.`situation` = s.`situation`)) as comes_back, (select count(*)
from (select `player_id`, `game_id`, `situation` from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` group by `player_id`, `game_id`, `situation` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `player_id`, `game_id`, `situation` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2` group by `player_id`, `game_id`, `situation` having count(*) > 1) as duplicates) as duplicate_then;

-- 8. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` limit 1;

-- 9. Bring back the rows of bronze_player_game_stats_v2 whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2`) as p on
    l.`player_id` = p.`player_id` and l.`game_id` = p.`game_id` and l.`situation` = p.`situation` when not
    matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` as o where o.`player_id` = s.`player_id` and o.`game_id` = s.`game_id` and o.`situation` = s.`situation`)) as still_missing, (select count(*)
from (select `player_id`, `game_id`, `situation` from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` group by `player_id`, `game_id`, `situation` having count(*) > 1) as duplicates) as duplicate_now;

-- 10. What bronze_schedule_2023_v2 holds now, and what backup set_20260203T090000Z__dev__bronze_schedule_2023_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` as o where o.`game_id` = s.`game_id`)) as comes_back, (select count(*)
from (select `game_id` from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` group by `game_id` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `game_id` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2` group by `game_id` having count(*) > 1) as duplicates) as duplicate_then;

-- 11. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` limit 1;

-- 12. Bring back the rows of bronze_schedule_2023_v2 whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2`) as p on l.`game_id` =
    p.`game_id` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` as o where o.`game_id` = s.`game_id`)) as still_missing, (select count(*)
from (select `game_id` from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` group by `game_id` having count(*) > 1) as duplicates) as duplicate_now;

-- 13. What bronze_skaters_2023_v2 holds now, and what backup set_20260203T090000Z__dev__bronze_skaters_2023_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` as o where o.`player_id` = s.`player_id` and o.`season` = s.`season` and o.`situation` = s.`situation`)) as comes_back, (select count(*)
from (select `player_id`, `season`, `situation` from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` group by `player_id`, `season`, `situation` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `player_id`, `season`, `situation` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2` group by `player_id`, `season`, `situation` having count(*) > 1) as duplicates) as duplicate_then;

-- 14. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` limit 1;

-- 15. Bring back the rows of bronze_skaters_2023_v2 whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2`) as p on l.`player_id` =
    p.`player_id` and l.`season` = p.`season` and l.`situation` = p.`situation` when not matched then insert
    *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` as o where o.`player_id` = s.`player_id` and o.`season` = s.`season` and o.`situation` = s.`situation`)) as still_missing, (select count(*)
from (select `player_id`, `season`, `situation` from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` group by `player_id`, `season`, `situation` having count(*) > 1) as duplicates) as duplicate_now;

-- 16. What snapshot_players holds now, and what backup set_20260203T090000Z__dev__snapshot_players would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`snapshot_players`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`snapshot_players` as o where o.`dbt_scd_id` = s.`dbt_scd_id`)) as comes_back, (select count(*)
from (select `dbt_scd_id` from `lr_nhl_demo`.`dev`.`snapshot_players` group by `dbt_scd_id` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `dbt_scd_id` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` group by `dbt_scd_id` having count(*) > 1) as duplicates) as duplicate_then;

-- 17. Remember this version: restore table `lr_nhl_demo`.`dev`.`snapshot_players` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`snapshot_players` limit 1;

-- 18. Bring back the rows of snapshot_players whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`snapshot_players` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players`) as p on l.`dbt_scd_id` =
    p.`dbt_scd_id` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`snapshot_players` as o where o.`dbt_scd_id` = s.`dbt_scd_id`)) as still_missing, (select count(*)
from (select `dbt_scd_id` from `lr_nhl_demo`.`dev`.`snapshot_players` group by `dbt_scd_id` having count(*) > 1) as duplicates) as duplicate_now;
