-- dbt run-operation undrop_table --args '{table: bronze_games_historical_v2, dropped: "6d4a2a51-8f0b-4f6e-9d8b-0c8f2a7b1c33"}', as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. What can be undropped, with its id; for seven days.
show tables dropped in `lr_nhl_demo`.`dev`;

-- 2. Move the table away that has the name now (leave this out when there is none).
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2__replaced`;

-- 3. Bring the dropped one back.
undrop table with id '6d4a2a51-8f0b-4f6e-9d8b-0c8f2a7b1c33';
-- Check: the rows of before the loss.
select count(*) as n from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 4. Merge what has landed since into it.
merge into `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as l using (select * from
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2__replaced`) as p on l.`game_id` = p.`game_id` and
    l.`team` = p.`team` and l.`situation` = p.`situation` when matched then update set * when not matched
    then insert *;
-- Check: still_missing must be 0.
select (select count(*)
from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2__replaced` as s
where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` = s.`game_id` and o.`team` = s.`team` and o.`situation` = s.`situation`)) as still_missing;
