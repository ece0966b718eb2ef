-- dbt run-operation blue_green_rollback --args '{tables: ['\''bronze_games_historical_v2'\'', '\''bronze_schedule_2023_v2'\''], suffix: _streaming, drop_new: true}', as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. Keep the new generation of bronze_games_historical_v2, with what came since the swap.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming`;

-- 2. The old one gets its name back.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_before_streaming` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: only_new are keys that came since the swap, or that the migration made: bring over what is missing.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`) as rows_now, (select count(*)
    from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming` as s where not exists (select 1 from
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` = s.`game_id` and o.`team` =
    s.`team` and o.`situation` = s.`situation`)) as only_new;

-- 3. Throw the new generation away.
drop table if exists `lr_nhl_demo`.`dev`.`bronze_games_historical_v2_streaming`;

-- 4. Keep the new generation of bronze_schedule_2023_v2, with what came since the swap.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming`;

-- 5. The old one gets its name back.
alter table `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_before_streaming` rename to
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`;
-- Check: only_new are keys that came since the swap, or that the migration made: bring over what is missing.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2`) as rows_now, (select count(*)
    from `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming` as s where not exists (select 1 from
    `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2` as o where o.`game_id` = s.`game_id`)) as only_new;

-- 6. Throw the new generation away.
drop table if exists `lr_nhl_demo`.`dev`.`bronze_schedule_2023_v2_streaming`;
