-- dbt run-operation restore_table --args '{table: bronze_games_historical_v2, version: 12, mode: replace}', as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. Remember this version. With it in place of VERSION, this undoes what follows: restore table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` to version as of VERSION If bronze_games_historical_v2 does not exist, print this with into: bronze_games_historical_v2.
describe history `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` limit 1;

-- 2. Remember how long bronze_games_historical_v2 keeps its log and its replaced files; 30 and 7 days where nothing is set.
show tblproperties `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`;

-- 3. If the newest version of bronze_games_historical_v2 is almost as old as delta.deletedFileRetentionDuration (7 days where it is not set), keep it open: otherwise the next commit closes it. Else, or where more is set, leave this out.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` set tblproperties (
      'delta.logRetentionDuration' = 'interval 365 days',
      'delta.deletedFileRetentionDuration' = 'interval 365 days'
    );

-- 4. Make bronze_games_historical_v2 exactly version 12.
restore table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` to version as of 12;

-- 5. If the properties of bronze_games_historical_v2 keep its history for less time than before, set what they were; else leave this out, but not the check.
alter table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` set tblproperties (
      'delta.logRetentionDuration' = 'interval 365 days',
      'delta.deletedFileRetentionDuration' = 'interval 365 days'
    );
-- Check: same must be true.
select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other
from (
  select
    count(*) as n,
    coalesce(sum(cast(xxhash64(to_json(struct(*), map('timestampFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timestampNTZFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timeZone', 'UTC', 'ignoreNullFields', 'false'))) as decimal(20, 0))), 0) as h
  from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` version as of 12
) as a
cross join (
  select
    count(*) as n,
    coalesce(sum(cast(xxhash64(to_json(struct(*), map('timestampFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timestampNTZFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timeZone', 'UTC', 'ignoreNullFields', 'false'))) as decimal(20, 0))), 0) as h
  from `lr_nhl_demo`.`dev`.`bronze_games_historical_v2`
) as b;
