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

-- 4. What bronze_game_officials holds now, and what backup set_20260203T090000Z__dev__bronze_game_officials would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_game_officials`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_officials`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_officials` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_game_officials` as o where o.`game_id` = s.`game_id` and o.`role` = s.`role` and o.`name` = s.`name`)) as comes_back, (select count(*)
from (select `game_id`, `role`, `name` from `lr_nhl_demo`.`dev`.`bronze_game_officials` group by `game_id`, `role`, `name` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `game_id`, `role`, `name` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_officials` group by `game_id`, `role`, `name` having count(*) > 1) as duplicates) as duplicate_then;

-- 5. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_game_officials` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_game_officials` limit 1;

-- 6. Bring back the rows of bronze_game_officials whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_game_officials` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_officials`) as p on l.`game_id` =
    p.`game_id` and l.`role` = p.`role` and l.`name` = p.`name` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_officials` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_game_officials` as o where o.`game_id` = s.`game_id` and o.`role` = s.`role` and o.`name` = s.`name`)) as still_missing, (select count(*)
from (select `game_id`, `role`, `name` from `lr_nhl_demo`.`dev`.`bronze_game_officials` group by `game_id`, `role`, `name` having count(*) > 1) as duplicates) as duplicate_now;

-- 7. What bronze_game_rosters holds now, and what backup set_20260203T090000Z__dev__bronze_game_rosters would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_game_rosters`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_rosters`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_rosters` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_game_rosters` as o where o.`game_id` = s.`game_id` and o.`player_id` = s.`player_id`)) as comes_back, (select count(*)
from (select `game_id`, `player_id` from `lr_nhl_demo`.`dev`.`bronze_game_rosters` group by `game_id`, `player_id` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `game_id`, `player_id` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_rosters` group by `game_id`, `player_id` having count(*) > 1) as duplicates) as duplicate_then;

-- 8. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_game_rosters` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_game_rosters` limit 1;

-- 9. Bring back the rows of bronze_game_rosters whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_game_rosters` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_rosters`) as p on l.`game_id` =
    p.`game_id` and l.`player_id` = p.`player_id` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_game_rosters` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_game_rosters` as o where o.`game_id` = s.`game_id` and o.`player_id` = s.`player_id`)) as still_missing, (select count(*)
from (select `game_id`, `player_id` from `lr_nhl_demo`.`dev`.`bronze_game_rosters` group by `game_id`, `player_id` having count(*) > 1) as duplicates) as duplicate_now;

-- 10. What bronze_games_historical_v2 holds now, and what backup set_20260203T090000Z__dev__bronze_games_historical_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` = s.`game_id` and o.`team` = s.`team` and o.`situation` = s.`situation`)) as comes_back, (select count(*)
from (select `game_id`, `team`, `situation` from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` group by `game_id`, `team`, `situation` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `game_id`, `team`, `situation` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2` group by `game_id`, `team`, `situation` having count(*) > 1) as duplicates) as duplicate_then;

-- 11. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` limit 1;

-- 12. Bring back the rows of bronze_games_historical_v2 whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2`) as p on l.`game_id` =
    p.`game_id` and l.`team` = p.`team` and l.`situation` = p.`situation` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` = s.`game_id` and o.`team` = s.`team` and o.`situation` = s.`situation`)) as still_missing, (select count(*)
from (select `game_id`, `team`, `situation` from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` group by `game_id`, `team`, `situation` having count(*) > 1) as duplicates) as duplicate_now;

-- 13. What bronze_goalie_game_stats holds now, and what backup set_20260203T090000Z__dev__bronze_goalie_game_stats would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_goalie_game_stats`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_goalie_game_stats`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_goalie_game_stats` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_goalie_game_stats` as o where o.`game_id` = s.`game_id` and o.`player_id` = s.`player_id`)) as comes_back, (select count(*)
from (select `game_id`, `player_id` from `lr_nhl_demo`.`dev`.`bronze_goalie_game_stats` group by `game_id`, `player_id` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `game_id`, `player_id` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_goalie_game_stats` group by `game_id`, `player_id` having count(*) > 1) as duplicates) as duplicate_then;

-- 14. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_goalie_game_stats` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_goalie_game_stats` limit 1;

-- 15. Bring back the rows of bronze_goalie_game_stats whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_goalie_game_stats` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_goalie_game_stats`) as p on l.`game_id` =
    p.`game_id` and l.`player_id` = p.`player_id` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_goalie_game_stats` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_goalie_game_stats` as o where o.`game_id` = s.`game_id` and o.`player_id` = s.`player_id`)) as still_missing, (select count(*)
from (select `game_id`, `player_id` from `lr_nhl_demo`.`dev`.`bronze_goalie_game_stats` group by `game_id`, `player_id` having count(*) > 1) as duplicates) as duplicate_now;

-- 16. What bronze_player_game_stats_v2 holds now, and what backup set_20260203T090000Z__dev__bronze_player_game_stats_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` as o where o.`player_id` = s.`player_id` and o.`game_id` = s.`game_id` and o.`situation` = s.`situation`)) as comes_back, (select count(*)
from (select `player_id`, `game_id`, `situation` from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` group by `player_id`, `game_id`, `situation` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `player_id`, `game_id`, `situation` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2` group by `player_id`, `game_id`, `situation` having count(*) > 1) as duplicates) as duplicate_then;

-- 17. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` limit 1;

-- 18. Bring back the rows of bronze_player_game_stats_v2 whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2`) as p on
    l.`player_id` = p.`player_id` and l.`game_id` = p.`game_id` and l.`situation` = p.`situation` when not
    matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_player_game_stats_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` as o where o.`player_id` = s.`player_id` and o.`game_id` = s.`game_id` and o.`situation` = s.`situation`)) as still_missing, (select count(*)
from (select `player_id`, `game_id`, `situation` from `lr_nhl_demo`.`dev`.`bronze_player_game_stats_v2` group by `player_id`, `game_id`, `situation` having count(*) > 1) as duplicates) as duplicate_now;

-- 19. What bronze_players holds now, and what backup set_20260203T090000Z__dev__bronze_players would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_players`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_players`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_players` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_players` as o where o.`player_id` = s.`player_id` and o.`season` = s.`season`)) as comes_back, (select count(*)
from (select `player_id`, `season` from `lr_nhl_demo`.`dev`.`bronze_players` group by `player_id`, `season` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `player_id`, `season` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_players` group by `player_id`, `season` having count(*) > 1) as duplicates) as duplicate_then;

-- 20. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_players` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_players` limit 1;

-- 21. Bring back the rows of bronze_players whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_players` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_players`) as p on l.`player_id` =
    p.`player_id` and l.`season` = p.`season` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_players` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_players` as o where o.`player_id` = s.`player_id` and o.`season` = s.`season`)) as still_missing, (select count(*)
from (select `player_id`, `season` from `lr_nhl_demo`.`dev`.`bronze_players` group by `player_id`, `season` having count(*) > 1) as duplicates) as duplicate_now;

-- 22. What bronze_plays holds now, and what backup set_20260203T090000Z__dev__bronze_plays would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_plays`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_plays`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_plays` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_plays` as o where o.`game_id` = s.`game_id` and o.`play_number` = s.`play_number`)) as comes_back, (select count(*)
from (select `game_id`, `play_number` from `lr_nhl_demo`.`dev`.`bronze_plays` group by `game_id`, `play_number` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `game_id`, `play_number` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_plays` group by `game_id`, `play_number` having count(*) > 1) as duplicates) as duplicate_then;

-- 23. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_plays` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_plays` limit 1;

-- 24. Bring back the rows of bronze_plays whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_plays` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_plays`) as p on l.`game_id` = p.`game_id`
    and l.`play_number` = p.`play_number` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_plays` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_plays` as o where o.`game_id` = s.`game_id` and o.`play_number` = s.`play_number`)) as still_missing, (select count(*)
from (select `game_id`, `play_number` from `lr_nhl_demo`.`dev`.`bronze_plays` group by `game_id`, `play_number` having count(*) > 1) as duplicates) as duplicate_now;

-- 25. What bronze_schedule_2023_v2 holds now, and what backup set_20260203T090000Z__dev__bronze_schedule_2023_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` as o where o.`game_id` = s.`game_id`)) as comes_back, (select count(*)
from (select `game_id` from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` group by `game_id` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `game_id` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2` group by `game_id` having count(*) > 1) as duplicates) as duplicate_then;

-- 26. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` limit 1;

-- 27. Bring back the rows of bronze_schedule_2023_v2 whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2`) as p on l.`game_id` =
    p.`game_id` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_schedule_2023_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` as o where o.`game_id` = s.`game_id`)) as still_missing, (select count(*)
from (select `game_id` from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` group by `game_id` having count(*) > 1) as duplicates) as duplicate_now;

-- 28. What bronze_shifts holds now, and what backup set_20260203T090000Z__dev__bronze_shifts would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_shifts`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_shifts`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_shifts` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_shifts` as o where o.`game_id` = s.`game_id` and o.`player_id` = s.`player_id` and o.`shift_number` = s.`shift_number`)) as comes_back, (select count(*)
from (select `game_id`, `player_id`, `shift_number` from `lr_nhl_demo`.`dev`.`bronze_shifts` group by `game_id`, `player_id`, `shift_number` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `game_id`, `player_id`, `shift_number` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_shifts` group by `game_id`, `player_id`, `shift_number` having count(*) > 1) as duplicates) as duplicate_then;

-- 29. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_shifts` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_shifts` limit 1;

-- 30. Bring back the rows of bronze_shifts whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_shifts` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_shifts`) as p on l.`game_id` = p.`game_id`
    and l.`player_id` = p.`player_id` and l.`shift_number` = p.`shift_number` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_shifts` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_shifts` as o where o.`game_id` = s.`game_id` and o.`player_id` = s.`player_id` and o.`shift_number` = s.`shift_number`)) as still_missing, (select count(*)
from (select `game_id`, `player_id`, `shift_number` from `lr_nhl_demo`.`dev`.`bronze_shifts` group by `game_id`, `player_id`, `shift_number` having count(*) > 1) as duplicates) as duplicate_now;

-- 31. What bronze_skaters_2023_v2 holds now, and what backup set_20260203T090000Z__dev__bronze_skaters_2023_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` as o where o.`player_id` = s.`player_id` and o.`season` = s.`season` and o.`situation` = s.`situation`)) as comes_back, (select count(*)
from (select `player_id`, `season`, `situation` from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` group by `player_id`, `season`, `situation` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `player_id`, `season`, `situation` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2` group by `player_id`, `season`, `situation` having count(*) > 1) as duplicates) as duplicate_then;

-- 32. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` limit 1;

-- 33. Bring back the rows of bronze_skaters_2023_v2 whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2`) as p on l.`player_id` =
    p.`player_id` and l.`season` = p.`season` and l.`situation` = p.`situation` when not matched then insert
    *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_skaters_2023_v2` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` as o where o.`player_id` = s.`player_id` and o.`season` = s.`season` and o.`situation` = s.`situation`)) as still_missing, (select count(*)
from (select `player_id`, `season`, `situation` from `lr_nhl_demo`.`dev`.`bronze_skaters_2023_v2` group by `player_id`, `season`, `situation` having count(*) > 1) as duplicates) as duplicate_now;

-- 34. What bronze_standings holds now, and what backup set_20260203T090000Z__dev__bronze_standings would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_standings`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_standings`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_standings` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_standings` as o where o.`season` = s.`season` and o.`date` = s.`date` and o.`team` = s.`team`)) as comes_back, (select count(*)
from (select `season`, `date`, `team` from `lr_nhl_demo`.`dev`.`bronze_standings` group by `season`, `date`, `team` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `season`, `date`, `team` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_standings` group by `season`, `date`, `team` having count(*) > 1) as duplicates) as duplicate_then;

-- 35. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_standings` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_standings` limit 1;

-- 36. Bring back the rows of bronze_standings whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_standings` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_standings`) as p on l.`season` = p.`season`
    and l.`date` = p.`date` and l.`team` = p.`team` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_standings` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_standings` as o where o.`season` = s.`season` and o.`date` = s.`date` and o.`team` = s.`team`)) as still_missing, (select count(*)
from (select `season`, `date`, `team` from `lr_nhl_demo`.`dev`.`bronze_standings` group by `season`, `date`, `team` having count(*) > 1) as duplicates) as duplicate_now;

-- 37. What bronze_teams holds now, and what backup set_20260203T090000Z__dev__bronze_teams would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_teams`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_teams`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_teams` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_teams` as o where o.`team_id` = s.`team_id` and o.`season` = s.`season`)) as comes_back, (select count(*)
from (select `team_id`, `season` from `lr_nhl_demo`.`dev`.`bronze_teams` group by `team_id`, `season` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `team_id`, `season` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_teams` group by `team_id`, `season` having count(*) > 1) as duplicates) as duplicate_then;

-- 38. Remember this version: restore table `lr_nhl_demo`.`dev`.`bronze_teams` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`bronze_teams` limit 1;

-- 39. Bring back the rows of bronze_teams whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_teams` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_teams`) as p on l.`team_id` = p.`team_id`
    and l.`season` = p.`season` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_teams` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_teams` as o where o.`team_id` = s.`team_id` and o.`season` = s.`season`)) as still_missing, (select count(*)
from (select `team_id`, `season` from `lr_nhl_demo`.`dev`.`bronze_teams` group by `team_id`, `season` having count(*) > 1) as duplicates) as duplicate_now;

-- 40. What snapshot_players holds now, and what backup set_20260203T090000Z__dev__snapshot_players would bring; with duplicate keys on either side do not merge.
select (select count(*) from `lr_nhl_demo`.`dev`.`snapshot_players`) as rows_now, (select count(*) from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players`) as rows_then, (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`snapshot_players` as o where o.`dbt_scd_id` = s.`dbt_scd_id`)) as comes_back, (select count(*)
from (select `dbt_scd_id` from `lr_nhl_demo`.`dev`.`snapshot_players` group by `dbt_scd_id` having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select `dbt_scd_id` from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` group by `dbt_scd_id` having count(*) > 1) as duplicates) as duplicate_then;

-- 41. Remember this version: restore table `lr_nhl_demo`.`dev`.`snapshot_players` to version as of it undoes what follows.
describe history `lr_nhl_demo`.`dev`.`snapshot_players` limit 1;

-- 42. Bring back the rows of snapshot_players whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`snapshot_players` as l using (select * from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players`) as p on l.`dbt_scd_id` =
    p.`dbt_scd_id` when not matched then insert *;
-- Check: both must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__snapshot_players` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`snapshot_players` as o where o.`dbt_scd_id` = s.`dbt_scd_id`)) as still_missing, (select count(*)
from (select `dbt_scd_id` from `lr_nhl_demo`.`dev`.`snapshot_players` group by `dbt_scd_id` having count(*) > 1) as duplicates) as duplicate_now;
