-- dbt run-operation clean_up, as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. The statements that delete what interrupted verbs left. Read them before you run them.
select path, was, bytes, place, kind, to_run
    from (
      select
      concat(table_schema, '.', table_name) as path,
      'an interrupted drill' as was,
      cast(null as bigint) as bytes,
      'drill' as place,
      'table' as kind,
      2 as step,
      concat(
        'drop table if exists ', '`lr_nhl_demo`.', '`', table_schema, '`.`', replace(table_name, '`', '``'), '`;'
      ) as to_run
    from `lr_nhl_demo`.information_schema.tables
    where table_schema = lower('dev_drill') and lower(table_name) in ('dev__bronze_game_ledger', 'dev__bronze_game_officials', 'dev__bronze_game_rosters', 'dev__bronze_games_historical_v2', 'dev__bronze_goalie_game_stats', 'dev__bronze_player_game_stats_v2', 'dev__bronze_players', 'dev__bronze_plays', 'dev__bronze_schedule_2023_v2', 'dev__bronze_shifts', 'dev__bronze_skaters_2023_v2', 'dev__bronze_standings', 'dev__bronze_teams', 'dev__snapshot_players')
    union all
    select
      schema_name as path,
      'an interrupted drill' as was,
      cast(null as bigint) as bytes,
      'drill' as place,
      'schema' as kind,
      3 as step,
      concat('drop schema if exists ', '`lr_nhl_demo`.', '`', schema_name, '`;') as to_run
    from `lr_nhl_demo`.information_schema.schemata
    where
      schema_name = lower('dev_drill')
      and schema_name not in (
        select others.table_schema
        from `lr_nhl_demo`.information_schema.tables as others
        where lower(others.table_name) not in ('dev__bronze_game_ledger', 'dev__bronze_game_officials', 'dev__bronze_game_rosters', 'dev__bronze_games_historical_v2', 'dev__bronze_goalie_game_stats', 'dev__bronze_player_game_stats_v2', 'dev__bronze_players', 'dev__bronze_plays', 'dev__bronze_schedule_2023_v2', 'dev__bronze_shifts', 'dev__bronze_skaters_2023_v2', 'dev__bronze_standings', 'dev__bronze_teams', 'dev__snapshot_players')
      )
    ) as leftovers
     where kind <> 'quarantine'
    order by step, path;
