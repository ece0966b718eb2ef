-- dbt run-operation clean_up, as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. The statements that would delete what interrupted verbs left. Read them before you run them.
select concat('drop table `lr_nhl_demo`.`', table_schema, '`.`', table_name, '`;') as to_run from
    `lr_nhl_demo`.information_schema.tables where table_schema = lower('dev_drill') and lower(table_name) in
    ('dev__bronze_game_ledger', 'dev__bronze_game_officials', 'dev__bronze_game_rosters',
    'dev__bronze_games_historical_v2', 'dev__bronze_goalie_game_stats', 'dev__bronze_player_game_stats_v2',
    'dev__bronze_players', 'dev__bronze_plays', 'dev__bronze_schedule_2023_v2', 'dev__bronze_shifts',
    'dev__bronze_skaters_2023_v2', 'dev__bronze_standings', 'dev__bronze_teams', 'dev__snapshot_players')
    order by table_name;
