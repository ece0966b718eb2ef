-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, version: 12}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Compare bronze_games_historical_v2 with version 12: only_then rows would come back. Do not merge when a duplicate_ or null_ column is not 0, or when the two have different columns. If bronze_games_historical_v2 does not exist, print this with into: bronze_games_historical_v2.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when `game_id` is null or `team` is null or `situation` is null then n else 0 end) as null_now,
  sum(case when `game_id` is null or `team` is null or `situation` is null then p else 0 end) as null_then
from (
  select `game_id`, `team`, `situation`, sum(n) as n, sum(p) as p
  from (
    select `game_id`, `team`, `situation`, 1 as n, 0 as p from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`
    union all
    select `game_id`, `team`, `situation`, 0 as n, 1 as p from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 12
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
merge into `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as l
using (select * from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 12) as p
on l.`game_id` = p.`game_id` and l.`team` = p.`team` and l.`situation` = p.`situation`
when not matched then insert *;
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from (
    select *
    from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as s
    union all
    select *
    from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 12 as s
    where not exists (select 1 from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` as o where o.`game_id` = s.`game_id` and o.`team` = s.`team` and o.`situation` = s.`situation`)
  )
) as a
cross join (
  select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h
      from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`
) as b;
