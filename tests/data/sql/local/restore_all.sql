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

-- 4. What bronze_game_officials holds now, and what backup set_20260203T090000Z/dev.bronze_game_officials would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_game_officials')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_game_officials')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_game_officials') as s
where not exists (select 1 from lake.now('dev.bronze_game_officials') as o where o."game_id" = s."game_id" and o."role" = s."role" and o."name" = s."name")) as comes_back, (select count(*)
from (select "game_id", "role", "name" from lake.now('dev.bronze_game_officials') group by "game_id", "role", "name" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "game_id", "role", "name" from lake.backup('set_20260203T090000Z/dev.bronze_game_officials') group by "game_id", "role", "name" having count(*) > 1) as duplicates) as duplicate_then;

-- 5. Remember this version: lake.restore('dev.bronze_game_officials', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_game_officials');

-- 6. Bring back the rows of bronze_game_officials whose key is missing; all others stay.
select * from lake.append('dev.bronze_game_officials', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_game_officials') as s where not exists (select 1 from
    lake.now('dev.bronze_game_officials') as o where o."game_id" = s."game_id" and o."role" = s."role" and
    o."name" = s."name")$lake$, note :=
    'restore_table: merge backup set_20260203T090000Z/dev.bronze_game_officials');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_game_officials') as s
where not exists (select 1 from lake.now('dev.bronze_game_officials') as o where o."game_id" = s."game_id" and o."role" = s."role" and o."name" = s."name")) as still_missing, (select count(*)
from (select "game_id", "role", "name" from lake.now('dev.bronze_game_officials') group by "game_id", "role", "name" having count(*) > 1) as duplicates) as duplicate_now;

-- 7. What bronze_game_rosters holds now, and what backup set_20260203T090000Z/dev.bronze_game_rosters would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_game_rosters')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_game_rosters')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_game_rosters') as s
where not exists (select 1 from lake.now('dev.bronze_game_rosters') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id")) as comes_back, (select count(*)
from (select "game_id", "player_id" from lake.now('dev.bronze_game_rosters') group by "game_id", "player_id" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "game_id", "player_id" from lake.backup('set_20260203T090000Z/dev.bronze_game_rosters') group by "game_id", "player_id" having count(*) > 1) as duplicates) as duplicate_then;

-- 8. Remember this version: lake.restore('dev.bronze_game_rosters', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_game_rosters');

-- 9. Bring back the rows of bronze_game_rosters whose key is missing; all others stay.
select * from lake.append('dev.bronze_game_rosters', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_game_rosters') as s where not exists (select 1 from
    lake.now('dev.bronze_game_rosters') as o where o."game_id" = s."game_id" and o."player_id" =
    s."player_id")$lake$, note :=
    'restore_table: merge backup set_20260203T090000Z/dev.bronze_game_rosters');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_game_rosters') as s
where not exists (select 1 from lake.now('dev.bronze_game_rosters') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id")) as still_missing, (select count(*)
from (select "game_id", "player_id" from lake.now('dev.bronze_game_rosters') group by "game_id", "player_id" having count(*) > 1) as duplicates) as duplicate_now;

-- 10. What bronze_games_historical_v2 holds now, and what backup set_20260203T090000Z/dev.bronze_games_historical_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_games_historical_v2')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2') as s
where not exists (select 1 from lake.now('dev.bronze_games_historical_v2') as o where o."game_id" = s."game_id" and o."team" = s."team" and o."situation" = s."situation")) as comes_back, (select count(*)
from (select "game_id", "team", "situation" from lake.now('dev.bronze_games_historical_v2') group by "game_id", "team", "situation" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "game_id", "team", "situation" from lake.backup('set_20260203T090000Z/dev.bronze_games_historical_v2') group by "game_id", "team", "situation" having count(*) > 1) as duplicates) as duplicate_then;

-- 11. Remember this version: lake.restore('dev.bronze_games_historical_v2', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_games_historical_v2');

-- 12. Bring back the rows of bronze_games_historical_v2 whose key is missing; all others stay.
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

-- 13. What bronze_goalie_game_stats holds now, and what backup set_20260203T090000Z/dev.bronze_goalie_game_stats would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_goalie_game_stats')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_goalie_game_stats')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_goalie_game_stats') as s
where not exists (select 1 from lake.now('dev.bronze_goalie_game_stats') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id")) as comes_back, (select count(*)
from (select "game_id", "player_id" from lake.now('dev.bronze_goalie_game_stats') group by "game_id", "player_id" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "game_id", "player_id" from lake.backup('set_20260203T090000Z/dev.bronze_goalie_game_stats') group by "game_id", "player_id" having count(*) > 1) as duplicates) as duplicate_then;

-- 14. Remember this version: lake.restore('dev.bronze_goalie_game_stats', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_goalie_game_stats');

-- 15. Bring back the rows of bronze_goalie_game_stats whose key is missing; all others stay.
select * from lake.append('dev.bronze_goalie_game_stats', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_goalie_game_stats') as s where not exists (select 1 from
    lake.now('dev.bronze_goalie_game_stats') as o where o."game_id" = s."game_id" and o."player_id" =
    s."player_id")$lake$, note :=
    'restore_table: merge backup set_20260203T090000Z/dev.bronze_goalie_game_stats');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_goalie_game_stats') as s
where not exists (select 1 from lake.now('dev.bronze_goalie_game_stats') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id")) as still_missing, (select count(*)
from (select "game_id", "player_id" from lake.now('dev.bronze_goalie_game_stats') group by "game_id", "player_id" having count(*) > 1) as duplicates) as duplicate_now;

-- 16. What bronze_player_game_stats_v2 holds now, and what backup set_20260203T090000Z/dev.bronze_player_game_stats_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_player_game_stats_v2')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2') as s
where not exists (select 1 from lake.now('dev.bronze_player_game_stats_v2') as o where o."player_id" = s."player_id" and o."game_id" = s."game_id" and o."situation" = s."situation")) as comes_back, (select count(*)
from (select "player_id", "game_id", "situation" from lake.now('dev.bronze_player_game_stats_v2') group by "player_id", "game_id", "situation" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "player_id", "game_id", "situation" from lake.backup('set_20260203T090000Z/dev.bronze_player_game_stats_v2') group by "player_id", "game_id", "situation" having count(*) > 1) as duplicates) as duplicate_then;

-- 17. Remember this version: lake.restore('dev.bronze_player_game_stats_v2', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_player_game_stats_v2');

-- 18. Bring back the rows of bronze_player_game_stats_v2 whose key is missing; all others stay.
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

-- 19. What bronze_players holds now, and what backup set_20260203T090000Z/dev.bronze_players would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_players')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_players')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_players') as s
where not exists (select 1 from lake.now('dev.bronze_players') as o where o."player_id" = s."player_id" and o."season" = s."season")) as comes_back, (select count(*)
from (select "player_id", "season" from lake.now('dev.bronze_players') group by "player_id", "season" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "player_id", "season" from lake.backup('set_20260203T090000Z/dev.bronze_players') group by "player_id", "season" having count(*) > 1) as duplicates) as duplicate_then;

-- 20. Remember this version: lake.restore('dev.bronze_players', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_players');

-- 21. Bring back the rows of bronze_players whose key is missing; all others stay.
select * from lake.append('dev.bronze_players', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_players') as s where not exists (select 1 from
    lake.now('dev.bronze_players') as o where o."player_id" = s."player_id" and o."season" =
    s."season")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_players');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_players') as s
where not exists (select 1 from lake.now('dev.bronze_players') as o where o."player_id" = s."player_id" and o."season" = s."season")) as still_missing, (select count(*)
from (select "player_id", "season" from lake.now('dev.bronze_players') group by "player_id", "season" having count(*) > 1) as duplicates) as duplicate_now;

-- 22. What bronze_plays holds now, and what backup set_20260203T090000Z/dev.bronze_plays would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_plays')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_plays')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_plays') as s
where not exists (select 1 from lake.now('dev.bronze_plays') as o where o."game_id" = s."game_id" and o."play_number" = s."play_number")) as comes_back, (select count(*)
from (select "game_id", "play_number" from lake.now('dev.bronze_plays') group by "game_id", "play_number" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "game_id", "play_number" from lake.backup('set_20260203T090000Z/dev.bronze_plays') group by "game_id", "play_number" having count(*) > 1) as duplicates) as duplicate_then;

-- 23. Remember this version: lake.restore('dev.bronze_plays', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_plays');

-- 24. Bring back the rows of bronze_plays whose key is missing; all others stay.
select * from lake.append('dev.bronze_plays', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_plays') as s where not exists (select 1 from
    lake.now('dev.bronze_plays') as o where o."game_id" = s."game_id" and o."play_number" =
    s."play_number")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_plays');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_plays') as s
where not exists (select 1 from lake.now('dev.bronze_plays') as o where o."game_id" = s."game_id" and o."play_number" = s."play_number")) as still_missing, (select count(*)
from (select "game_id", "play_number" from lake.now('dev.bronze_plays') group by "game_id", "play_number" having count(*) > 1) as duplicates) as duplicate_now;

-- 25. What bronze_schedule_2023_v2 holds now, and what backup set_20260203T090000Z/dev.bronze_schedule_2023_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_schedule_2023_v2')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2') as s
where not exists (select 1 from lake.now('dev.bronze_schedule_2023_v2') as o where o."game_id" = s."game_id")) as comes_back, (select count(*)
from (select "game_id" from lake.now('dev.bronze_schedule_2023_v2') group by "game_id" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "game_id" from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2') group by "game_id" having count(*) > 1) as duplicates) as duplicate_then;

-- 26. Remember this version: lake.restore('dev.bronze_schedule_2023_v2', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_schedule_2023_v2');

-- 27. Bring back the rows of bronze_schedule_2023_v2 whose key is missing; all others stay.
select * from lake.append('dev.bronze_schedule_2023_v2', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2') as s where not exists (select 1 from
    lake.now('dev.bronze_schedule_2023_v2') as o where o."game_id" = s."game_id")$lake$, note :=
    'restore_table: merge backup set_20260203T090000Z/dev.bronze_schedule_2023_v2');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_schedule_2023_v2') as s
where not exists (select 1 from lake.now('dev.bronze_schedule_2023_v2') as o where o."game_id" = s."game_id")) as still_missing, (select count(*)
from (select "game_id" from lake.now('dev.bronze_schedule_2023_v2') group by "game_id" having count(*) > 1) as duplicates) as duplicate_now;

-- 28. What bronze_shifts holds now, and what backup set_20260203T090000Z/dev.bronze_shifts would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_shifts')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_shifts')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_shifts') as s
where not exists (select 1 from lake.now('dev.bronze_shifts') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id" and o."shift_number" = s."shift_number")) as comes_back, (select count(*)
from (select "game_id", "player_id", "shift_number" from lake.now('dev.bronze_shifts') group by "game_id", "player_id", "shift_number" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "game_id", "player_id", "shift_number" from lake.backup('set_20260203T090000Z/dev.bronze_shifts') group by "game_id", "player_id", "shift_number" having count(*) > 1) as duplicates) as duplicate_then;

-- 29. Remember this version: lake.restore('dev.bronze_shifts', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_shifts');

-- 30. Bring back the rows of bronze_shifts whose key is missing; all others stay.
select * from lake.append('dev.bronze_shifts', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_shifts') as s where not exists (select 1 from
    lake.now('dev.bronze_shifts') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id" and
    o."shift_number" = s."shift_number")$lake$, note :=
    'restore_table: merge backup set_20260203T090000Z/dev.bronze_shifts');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_shifts') as s
where not exists (select 1 from lake.now('dev.bronze_shifts') as o where o."game_id" = s."game_id" and o."player_id" = s."player_id" and o."shift_number" = s."shift_number")) as still_missing, (select count(*)
from (select "game_id", "player_id", "shift_number" from lake.now('dev.bronze_shifts') group by "game_id", "player_id", "shift_number" having count(*) > 1) as duplicates) as duplicate_now;

-- 31. What bronze_skaters_2023_v2 holds now, and what backup set_20260203T090000Z/dev.bronze_skaters_2023_v2 would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_skaters_2023_v2')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2') as s
where not exists (select 1 from lake.now('dev.bronze_skaters_2023_v2') as o where o."player_id" = s."player_id" and o."season" = s."season" and o."situation" = s."situation")) as comes_back, (select count(*)
from (select "player_id", "season", "situation" from lake.now('dev.bronze_skaters_2023_v2') group by "player_id", "season", "situation" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "player_id", "season", "situation" from lake.backup('set_20260203T090000Z/dev.bronze_skaters_2023_v2') group by "player_id", "season", "situation" having count(*) > 1) as duplicates) as duplicate_then;

-- 32. Remember this version: lake.restore('dev.bronze_skaters_2023_v2', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_skaters_2023_v2');

-- 33. Bring back the rows of bronze_skaters_2023_v2 whose key is missing; all others stay.
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

-- 34. What bronze_standings holds now, and what backup set_20260203T090000Z/dev.bronze_standings would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_standings')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_standings')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_standings') as s
where not exists (select 1 from lake.now('dev.bronze_standings') as o where o."season" = s."season" and o."date" = s."date" and o."team" = s."team")) as comes_back, (select count(*)
from (select "season", "date", "team" from lake.now('dev.bronze_standings') group by "season", "date", "team" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "season", "date", "team" from lake.backup('set_20260203T090000Z/dev.bronze_standings') group by "season", "date", "team" having count(*) > 1) as duplicates) as duplicate_then;

-- 35. Remember this version: lake.restore('dev.bronze_standings', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_standings');

-- 36. Bring back the rows of bronze_standings whose key is missing; all others stay.
select * from lake.append('dev.bronze_standings', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_standings') as s where not exists (select 1 from
    lake.now('dev.bronze_standings') as o where o."season" = s."season" and o."date" = s."date" and o."team"
    = s."team")$lake$, note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_standings');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_standings') as s
where not exists (select 1 from lake.now('dev.bronze_standings') as o where o."season" = s."season" and o."date" = s."date" and o."team" = s."team")) as still_missing, (select count(*)
from (select "season", "date", "team" from lake.now('dev.bronze_standings') group by "season", "date", "team" having count(*) > 1) as duplicates) as duplicate_now;

-- 37. What bronze_teams holds now, and what backup set_20260203T090000Z/dev.bronze_teams would bring; with duplicate keys on either side do not merge.
select (select count(*) from lake.now('dev.bronze_teams')) as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.bronze_teams')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_teams') as s
where not exists (select 1 from lake.now('dev.bronze_teams') as o where o."team_id" = s."team_id" and o."season" = s."season")) as comes_back, (select count(*)
from (select "team_id", "season" from lake.now('dev.bronze_teams') group by "team_id", "season" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "team_id", "season" from lake.backup('set_20260203T090000Z/dev.bronze_teams') group by "team_id", "season" having count(*) > 1) as duplicates) as duplicate_then;

-- 38. Remember this version: lake.restore('dev.bronze_teams', it) undoes what follows.
select version, rows from lake.describe('dev.bronze_teams');

-- 39. Bring back the rows of bronze_teams whose key is missing; all others stay.
select * from lake.append('dev.bronze_teams', $lake$select * from
    lake.backup('set_20260203T090000Z/dev.bronze_teams') as s where not exists (select 1 from
    lake.now('dev.bronze_teams') as o where o."team_id" = s."team_id" and o."season" = s."season")$lake$,
    note := 'restore_table: merge backup set_20260203T090000Z/dev.bronze_teams');
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.bronze_teams') as s
where not exists (select 1 from lake.now('dev.bronze_teams') as o where o."team_id" = s."team_id" and o."season" = s."season")) as still_missing, (select count(*)
from (select "team_id", "season" from lake.now('dev.bronze_teams') group by "team_id", "season" having count(*) > 1) as duplicates) as duplicate_now;

-- 40. What snapshot_players holds now, and what backup set_20260203T090000Z/dev.snapshot_players would bring; with duplicate keys on either side do not merge.
select (select count(*) from "nhl"."dev"."snapshot_players") as rows_now, (select count(*) from lake.backup('set_20260203T090000Z/dev.snapshot_players')) as rows_then, (select count(*)
from lake.backup('set_20260203T090000Z/dev.snapshot_players') as s
where not exists (select 1 from "nhl"."dev"."snapshot_players" as o where o."dbt_scd_id" = s."dbt_scd_id")) as comes_back, (select count(*)
from (select "dbt_scd_id" from "nhl"."dev"."snapshot_players" group by "dbt_scd_id" having count(*) > 1) as duplicates) as duplicate_now, (select count(*)
from (select "dbt_scd_id" from lake.backup('set_20260203T090000Z/dev.snapshot_players') group by "dbt_scd_id" having count(*) > 1) as duplicates) as duplicate_then;

-- 41. Copy snapshot_players in full.
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

-- 42. Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: safety_20260203T090000Z prints the way back.
select * from lake.record_backup('safety_20260203T090000Z/dev.snapshot_players',
    '{"id": "safety_20260203T090000Z/dev.snapshot_players", "set": "safety_20260203T090000Z", "set_tables": ["snapshot_players"], "table": "snapshot_players", "schema": "dev", "identifier": "snapshot_players", "resource": "snapshot", "taken_at": "2026-02-03 09:00:00", "version": null, "rows": null, "content_hash": null, "columns": null, "reason": "before restore_table", "verified_at": null, "suspect": "copied by hand, verified by no verb", "pinned": false}');

-- 43. Bring back the rows of snapshot_players whose key is missing; all others stay.
insert into "nhl"."dev"."snapshot_players" by name select * from
    lake.backup('set_20260203T090000Z/dev.snapshot_players') as s where not exists (select 1 from
    "nhl"."dev"."snapshot_players" as o where o."dbt_scd_id" = s."dbt_scd_id");
-- Check: both must be 0.
select (select count(*)
from lake.backup('set_20260203T090000Z/dev.snapshot_players') as s
where not exists (select 1 from "nhl"."dev"."snapshot_players" as o where o."dbt_scd_id" = s."dbt_scd_id")) as still_missing, (select count(*)
from (select "dbt_scd_id" from "nhl"."dev"."snapshot_players" group by "dbt_scd_id" having count(*) > 1) as duplicates) as duplicate_now;
