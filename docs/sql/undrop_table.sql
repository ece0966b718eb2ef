-- dbt run-operation undrop_table --args '{table: bronze_games_historical_v2, dropped: "6d4a2a51-8f0b-4f6e-9d8b-0c8f2a7b1c33"}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. What can be undropped, with its id, until its recovery period ends.
show tables dropped in `lr_nhl_demo`.`dev`;

-- 2. Keep what is called bronze_games_historical_v2 now as bronze_games_historical_v2__replaced_20260203t090000z. Leave this step and the merge out when nothing is called so.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` rename to
    `lr_nhl_demo`.`dev`.`bronze_games_historical_v2__replaced_20260203t090000z`;
-- Check: all its rows are there.
select count(*) as n from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2__replaced_20260203t090000z`;

-- 3. Bring the dropped table 6d4a2a51-8f0b-4f6e-9d8b-0c8f2a7b1c33 back, under the name that it had.
undrop table with id '6d4a2a51-8f0b-4f6e-9d8b-0c8f2a7b1c33';

-- 4. If the newest version of bronze_games_historical_v2 is almost as old as delta.deletedFileRetentionDuration (7 days where it is not set), keep it open: otherwise the next commit closes it. Else, or where more is set, leave this out.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` set tblproperties (
      'delta.logRetentionDuration' = 'interval 365 days',
      'delta.deletedFileRetentionDuration' = 'interval 365 days'
    );

-- 5. Bring back the rows of bronze_games_historical_v2 whose key is missing, and set all others to what they were.
merge into `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as holdfast_live
using (select * from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2__replaced_20260203t090000z`) as holdfast_point
on holdfast_live.`game_id` = holdfast_point.`game_id` and holdfast_live.`team` = holdfast_point.`team` and holdfast_live.`situation` = holdfast_point.`situation`
when matched then update set *
when not matched then insert *;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select
        count(*) as n,
        coalesce(sum(cast(xxhash64(to_json(struct(*), map('timestampFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timestampNTZFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timeZone', 'UTC', 'ignoreNullFields', 'false'))) as decimal(20, 0))), 0) as h
      from (
    select *
    from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2__replaced_20260203t090000z` as holdfast_this
    union all
    select *
    from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as holdfast_this
    where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2__replaced_20260203t090000z` as holdfast_other where holdfast_other.`game_id` = holdfast_this.`game_id` and holdfast_other.`team` = holdfast_this.`team` and holdfast_other.`situation` = holdfast_this.`situation`)
  )
) as a
cross join (
  select
    count(*) as n,
    coalesce(sum(cast(xxhash64(to_json(struct(*), map('timestampFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timestampNTZFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timeZone', 'UTC', 'ignoreNullFields', 'false'))) as decimal(20, 0))), 0) as h
  from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`
) as b;
