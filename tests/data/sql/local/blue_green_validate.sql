-- dbt run-operation blue_green_validate --args '{tables: ['\''bronze_games_historical_v2'\'', '\''bronze_schedule_2023_v2'\''], suffix: _streaming}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. bronze_games_historical_v2_streaming (now) against bronze_games_historical_v2 (then): only_then, duplicate_now and null_now must be 0, rows_now more than 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "game_id" is null or "team" is null or "situation" is null then n else 0 end) as null_now,
  sum(case when "game_id" is null or "team" is null or "situation" is null then p else 0 end) as null_then
from (
  select "game_id", "team", "situation", sum(n) as n, sum(p) as p
  from (
    select "game_id", "team", "situation", 1 as n, 0 as p from lake.now('dev.bronze_games_historical_v2_streaming')
    union all
    select "game_id", "team", "situation", 0 as n, 1 as p from lake.now('dev.bronze_games_historical_v2')
  ) as both_sides
  group by "game_id", "team", "situation"
) as by_key;

-- 2. How many values differ in each declared column, for keys that both have.
select
        sum(case when s."player_team" is distinct from o."player_team" then 1 else 0 end) as "player_team",
        sum(case when s."opposing_team" is distinct from o."opposing_team" then 1 else 0 end) as "opposing_team",
        sum(case when s."home_or_away" is distinct from o."home_or_away" then 1 else 0 end) as "home_or_away",
        sum(case when s."game_date" is distinct from o."game_date" then 1 else 0 end) as "game_date",
        sum(case when s."season" is distinct from o."season" then 1 else 0 end) as "season",
        sum(case when s."game_type" is distinct from o."game_type" then 1 else 0 end) as "game_type",
        sum(case when s."playoff_game" is distinct from o."playoff_game" then 1 else 0 end) as "playoff_game",
        sum(case when s."ice_time" is distinct from o."ice_time" then 1 else 0 end) as "ice_time",
        sum(case when s."shots_on_goal_for" is distinct from o."shots_on_goal_for" then 1 else 0 end) as "shots_on_goal_for",
        sum(case when s."missed_shots_for" is distinct from o."missed_shots_for" then 1 else 0 end) as "missed_shots_for",
        sum(case when s."blocked_shot_attempts_for" is distinct from o."blocked_shot_attempts_for" then 1 else 0 end) as "blocked_shot_attempts_for",
        sum(case when s."shot_attempts_for" is distinct from o."shot_attempts_for" then 1 else 0 end) as "shot_attempts_for",
        sum(case when s."unblocked_shot_attempts_for" is distinct from o."unblocked_shot_attempts_for" then 1 else 0 end) as "unblocked_shot_attempts_for",
        sum(case when s."saved_shots_on_goal_for" is distinct from o."saved_shots_on_goal_for" then 1 else 0 end) as "saved_shots_on_goal_for",
        sum(case when s."goals_for" is distinct from o."goals_for" then 1 else 0 end) as "goals_for",
        sum(case when s."rebounds_for" is distinct from o."rebounds_for" then 1 else 0 end) as "rebounds_for",
        sum(case when s."rebound_goals_for" is distinct from o."rebound_goals_for" then 1 else 0 end) as "rebound_goals_for",
        sum(case when s."hits_for" is distinct from o."hits_for" then 1 else 0 end) as "hits_for",
        sum(case when s."takeaways_for" is distinct from o."takeaways_for" then 1 else 0 end) as "takeaways_for",
        sum(case when s."giveaways_for" is distinct from o."giveaways_for" then 1 else 0 end) as "giveaways_for",
        sum(case when s."face_offs_won_for" is distinct from o."face_offs_won_for" then 1 else 0 end) as "face_offs_won_for",
        sum(case when s."penalties_for" is distinct from o."penalties_for" then 1 else 0 end) as "penalties_for",
        sum(case when s."penality_minutes_for" is distinct from o."penality_minutes_for" then 1 else 0 end) as "penality_minutes_for",
        sum(case when s."low_danger_shots_for" is distinct from o."low_danger_shots_for" then 1 else 0 end) as "low_danger_shots_for",
        sum(case when s."medium_danger_shots_for" is distinct from o."medium_danger_shots_for" then 1 else 0 end) as "medium_danger_shots_for",
        sum(case when s."high_danger_shots_for" is distinct from o."high_danger_shots_for" then 1 else 0 end) as "high_danger_shots_for",
        sum(case when s."low_danger_goals_for" is distinct from o."low_danger_goals_for" then 1 else 0 end) as "low_danger_goals_for",
        sum(case when s."medium_danger_goals_for" is distinct from o."medium_danger_goals_for" then 1 else 0 end) as "medium_danger_goals_for",
        sum(case when s."high_danger_goals_for" is distinct from o."high_danger_goals_for" then 1 else 0 end) as "high_danger_goals_for",
        sum(case when s."x_goals_for" is distinct from o."x_goals_for" then 1 else 0 end) as "x_goals_for",
        sum(case when s."shots_on_goal_against" is distinct from o."shots_on_goal_against" then 1 else 0 end) as "shots_on_goal_against",
        sum(case when s."missed_shots_against" is distinct from o."missed_shots_against" then 1 else 0 end) as "missed_shots_against",
        sum(case when s."blocked_shot_attempts_against" is distinct from o."blocked_shot_attempts_against" then 1 else 0 end) as "blocked_shot_attempts_against",
        sum(case when s."shot_attempts_against" is distinct from o."shot_attempts_against" then 1 else 0 end) as "shot_attempts_against",
        sum(case when s."unblocked_shot_attempts_against" is distinct from o."unblocked_shot_attempts_against" then 1 else 0 end) as "unblocked_shot_attempts_against",
        sum(case when s."saved_shots_on_goal_against" is distinct from o."saved_shots_on_goal_against" then 1 else 0 end) as "saved_shots_on_goal_against",
        sum(case when s."goals_against" is distinct from o."goals_against" then 1 else 0 end) as "goals_against",
        sum(case when s."rebounds_against" is distinct from o."rebounds_against" then 1 else 0 end) as "rebounds_against",
        sum(case when s."rebound_goals_against" is distinct from o."rebound_goals_against" then 1 else 0 end) as "rebound_goals_against",
        sum(case when s."hits_against" is distinct from o."hits_against" then 1 else 0 end) as "hits_against",
        sum(case when s."takeaways_against" is distinct from o."takeaways_against" then 1 else 0 end) as "takeaways_against",
        sum(case when s."giveaways_against" is distinct from o."giveaways_against" then 1 else 0 end) as "giveaways_against",
        sum(case when s."face_offs_won_against" is distinct from o."face_offs_won_against" then 1 else 0 end) as "face_offs_won_against",
        sum(case when s."penalties_against" is distinct from o."penalties_against" then 1 else 0 end) as "penalties_against",
        sum(case when s."penality_minutes_against" is distinct from o."penality_minutes_against" then 1 else 0 end) as "penality_minutes_against",
        sum(case when s."low_danger_shots_against" is distinct from o."low_danger_shots_against" then 1 else 0 end) as "low_danger_shots_against",
        sum(case when s."medium_danger_shots_against" is distinct from o."medium_danger_shots_against" then 1 else 0 end) as "medium_danger_shots_against",
        sum(case when s."high_danger_shots_against" is distinct from o."high_danger_shots_against" then 1 else 0 end) as "high_danger_shots_against",
        sum(case when s."low_danger_goals_against" is distinct from o."low_danger_goals_against" then 1 else 0 end) as "low_danger_goals_against",
        sum(case when s."medium_danger_goals_against" is distinct from o."medium_danger_goals_against" then 1 else 0 end) as "medium_danger_goals_against",
        sum(case when s."high_danger_goals_against" is distinct from o."high_danger_goals_against" then 1 else 0 end) as "high_danger_goals_against",
        sum(case when s."x_goals_against" is distinct from o."x_goals_against" then 1 else 0 end) as "x_goals_against",
        sum(case when s."corsi_percentage" is distinct from o."corsi_percentage" then 1 else 0 end) as "corsi_percentage",
        sum(case when s."fenwick_percentage" is distinct from o."fenwick_percentage" then 1 else 0 end) as "fenwick_percentage"
    from lake.now('dev.bronze_games_historical_v2') as s
    inner join lake.now('dev.bronze_games_historical_v2_streaming') as o on s."game_id" = o."game_id" and s."team" = o."team" and s."situation" = o."situation";

-- 3. bronze_schedule_2023_v2_streaming (now) against bronze_schedule_2023_v2 (then): only_then, duplicate_now and null_now must be 0, rows_now more than 0.
select
  sum(n) as rows_now,
  sum(p) as rows_then,
  sum(case when p = 0 then 1 else 0 end) as only_now,
  sum(case when n = 0 then 1 else 0 end) as only_then,
  sum(case when n > 1 then 1 else 0 end) as duplicate_now,
  sum(case when p > 1 then 1 else 0 end) as duplicate_then,
  sum(case when "game_id" is null then n else 0 end) as null_now,
  sum(case when "game_id" is null then p else 0 end) as null_then
from (
  select "game_id", sum(n) as n, sum(p) as p
  from (
    select "game_id", 1 as n, 0 as p from lake.now('dev.bronze_schedule_2023_v2_streaming')
    union all
    select "game_id", 0 as n, 1 as p from lake.now('dev.bronze_schedule_2023_v2')
  ) as both_sides
  group by "game_id"
) as by_key;

-- 4. How many values differ in each declared column, for keys that both have.
select
        sum(case when s."season" is distinct from o."season" then 1 else 0 end) as "season",
        sum(case when s."game_type" is distinct from o."game_type" then 1 else 0 end) as "game_type",
        sum(case when s."game_date" is distinct from o."game_date" then 1 else 0 end) as "game_date",
        sum(case when s."day" is distinct from o."day" then 1 else 0 end) as "day",
        sum(case when s."start_time_utc" is distinct from o."start_time_utc" then 1 else 0 end) as "start_time_utc",
        sum(case when s."eastern_time" is distinct from o."eastern_time" then 1 else 0 end) as "eastern_time",
        sum(case when s."local_time" is distinct from o."local_time" then 1 else 0 end) as "local_time",
        sum(case when s."venue" is distinct from o."venue" then 1 else 0 end) as "venue",
        sum(case when s."neutral_site" is distinct from o."neutral_site" then 1 else 0 end) as "neutral_site",
        sum(case when s."away_team" is distinct from o."away_team" then 1 else 0 end) as "away_team",
        sum(case when s."home_team" is distinct from o."home_team" then 1 else 0 end) as "home_team",
        sum(case when s."away_team_id" is distinct from o."away_team_id" then 1 else 0 end) as "away_team_id",
        sum(case when s."home_team_id" is distinct from o."home_team_id" then 1 else 0 end) as "home_team_id",
        sum(case when s."game_state" is distinct from o."game_state" then 1 else 0 end) as "game_state",
        sum(case when s."game_schedule_state" is distinct from o."game_schedule_state" then 1 else 0 end) as "game_schedule_state",
        sum(case when s."away_score" is distinct from o."away_score" then 1 else 0 end) as "away_score",
        sum(case when s."home_score" is distinct from o."home_score" then 1 else 0 end) as "home_score",
        sum(case when s."last_period_type" is distinct from o."last_period_type" then 1 else 0 end) as "last_period_type"
    from lake.now('dev.bronze_schedule_2023_v2') as s
    inner join lake.now('dev.bronze_schedule_2023_v2_streaming') as o on s."game_id" = o."game_id";
