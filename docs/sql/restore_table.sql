-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, version: 12}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Compare bronze_games_historical_v2 with version 12: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_games_historical_v2 does not exist, print this with into: bronze_games_historical_v2.
select
  sum(holdfast_now) as rows_now,
  sum(holdfast_then) as rows_then,
  sum(case when holdfast_then = 0 then 1 else 0 end) as only_now,
  sum(case when holdfast_now = 0 then 1 else 0 end) as only_then,
  sum(case when holdfast_now > 1 then 1 else 0 end) as duplicate_now,
  sum(case when holdfast_then > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `game_id` is null or `team` is null or `situation` is null then holdfast_now else 0 end) as null_now,
  sum(case when `game_id` is null or `team` is null or `situation` is null then holdfast_then else 0 end) as null_then
from (
  select `game_id`, `team`, `situation`, sum(holdfast_now) as holdfast_now, sum(holdfast_then) as holdfast_then
  from (
    select `game_id`, `team`, `situation`, 1 as holdfast_now, 0 as holdfast_then from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`
    union all
    select `game_id`, `team`, `situation`, 0 as holdfast_now, 1 as holdfast_then from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 12
  ) as both_sides
  group by `game_id`, `team`, `situation`
) as by_key;

-- 2. Remember this version. With it in place of VERSION, this undoes what follows: restore table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` to version as of VERSION
describe history `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` limit 1;

-- 3. Remember how long bronze_games_historical_v2 keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 4. If the newest version of bronze_games_historical_v2 is almost as old as delta.deletedFileRetentionDuration (7 days where it is not set), keep it open: otherwise the next commit closes it. Else, or where more is set, leave this out.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` set tblproperties (
      'delta.logRetentionDuration' = 'interval 365 days',
      'delta.deletedFileRetentionDuration' = 'interval 365 days'
    );

-- 5. Bring back the rows of bronze_games_historical_v2 whose key is missing; all others stay.
merge into `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as holdfast_live
using (select * from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 12) as holdfast_point
on holdfast_live.`game_id` = holdfast_point.`game_id` and holdfast_live.`team` = holdfast_point.`team` and holdfast_live.`situation` = holdfast_point.`situation`
when not matched then insert *;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select
        count(*) as n,
        coalesce(sum(cast(xxhash64(to_json(struct(*), map('timestampFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timestampNTZFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timeZone', 'UTC', 'ignoreNullFields', 'false'))) as decimal(20, 0))), 0) as h
      from (
    select *
    from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as holdfast_this
    union all
    select *
    from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 12 as holdfast_this
    where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as holdfast_other where holdfast_other.`game_id` = holdfast_this.`game_id` and holdfast_other.`team` = holdfast_this.`team` and holdfast_other.`situation` = holdfast_this.`situation`)
  )
) as a
cross join (
  select
    count(*) as n,
    coalesce(sum(cast(xxhash64(to_json(struct(*), map('timestampFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timestampNTZFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timeZone', 'UTC', 'ignoreNullFields', 'false'))) as decimal(20, 0))), 0) as h
  from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`
) as b;
