-- dbt run-operation clean_up, as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. The statements that delete what interrupted verbs left. Read them before you run them.
select path, was, bytes, place, kind, to_run
    from (
      select
      path,
      was,
      bytes,
      case
        when starts_with(path, 'backups/') then 'backups'
        when starts_with(path, 'lake/dev_drill/') then 'drill'
        else 'tables'
      end as place,
      case when ends_with(path, '.damaged') then 'quarantine' else 'folder' end as kind,
      1 as step,
      concat('select * from lake.clear(''', replace(path, '''', ''''''), ''');') as to_run
    from lake.leftovers()
    union all
    select
      concat(table_schema, '.', table_name) as path,
      'an interrupted drill' as was,
      null as bytes,
      'drill' as place,
      'table' as kind,
      2 as step,
      case
        when table_catalog = 'lake'
          then
            concat('select * from lake.drop(''', replace(concat(table_schema, '.', table_name), '''', ''''''), ''');')
        else
          concat(
            'drop table if exists "', table_catalog, '"."', table_schema, '"."', replace(table_name, '"', '""'), '";'
          )
      end as to_run
    from information_schema.tables
    where table_schema = 'dev_drill' and lower(table_name) in ('dev__bronze_game_ledger', 'dev__bronze_game_officials', 'dev__bronze_game_rosters', 'dev__bronze_games_historical_v2', 'dev__bronze_goalie_game_stats', 'dev__bronze_player_game_stats_v2', 'dev__bronze_players', 'dev__bronze_plays', 'dev__bronze_schedule_2023_v2', 'dev__bronze_shifts', 'dev__bronze_skaters_2023_v2', 'dev__bronze_standings', 'dev__bronze_teams', 'dev__snapshot_players')
    union all
    select
      concat(found.catalog_name, '.', found.schema_name) as path,
      'an interrupted drill' as was,
      null as bytes,
      'drill' as place,
      'schema' as kind,
      3 as step,
      concat('drop schema if exists "', found.catalog_name, '"."', found.schema_name, '";') as to_run
    from information_schema.schemata as found
    where
      found.catalog_name <> 'lake'
      and found.schema_name = 'dev_drill'
      and not exists (
        select 1
        from information_schema.tables as others
        where
          others.table_catalog = found.catalog_name
          and others.table_schema = found.schema_name
          and lower(others.table_name) not in ('dev__bronze_game_ledger', 'dev__bronze_game_officials', 'dev__bronze_game_rosters', 'dev__bronze_games_historical_v2', 'dev__bronze_goalie_game_stats', 'dev__bronze_player_game_stats_v2', 'dev__bronze_players', 'dev__bronze_plays', 'dev__bronze_schedule_2023_v2', 'dev__bronze_shifts', 'dev__bronze_skaters_2023_v2', 'dev__bronze_standings', 'dev__bronze_teams', 'dev__snapshot_players')
      )
    ) as leftovers
     where kind <> 'quarantine'
    order by step, path;
