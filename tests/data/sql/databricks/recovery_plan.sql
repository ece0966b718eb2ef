-- dbt run-operation recovery_plan --args '{table: bronze_games_historical_v2}', as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. Every version that the log knows; operationMetrics tell what each wrote.
describe history `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;
-- Check: a version counts only if it can be read; put its number for 0.
select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h from
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 0;

-- 2. A history that begins after the loss is that of a newcomer: the old table was dropped, and may be here.
show tables dropped in `lr_nhl_demo`.`dev`;

-- 3. What a version would bring back, and what it lacks; put its number for 0.
select (select count(*) from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 0 as s where not
    exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` =
    s.`game_id` and o.`team` = s.`team` and o.`situation` = s.`situation`)) as recovers, (select count(*)
    from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as s where not exists (select 1 from
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 0 as o where o.`game_id` = s.`game_id` and
    o.`team` = s.`team` and o.`situation` = s.`situation`)) as lacks;

-- 4. The same of a backup; put the id of its set for set_20260203T090000Z.
select (select count(*) from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2` as s where not exists
    (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` = s.`game_id` and
    o.`team` = s.`team` and o.`situation` = s.`situation`)) as recovers, (select count(*) from
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as s where not exists (select 1 from
    `lr_nhl_demo`.`dev_backup`.`set_20260203T090000Z__dev__bronze_games_historical_v2` as o where o.`game_id`
    = s.`game_id` and o.`team` = s.`team` and o.`situation` = s.`situation`)) as lacks;

-- 5. The backups, the newest first.
select table_name, created, comment from `lr_nhl_demo`.information_schema.tables where table_schema =
    'dev_backup' order by created desc;
