{{ config(materialized='table') }}

{%- set counts = [
    'shots_on_goal_against', 'saved_shots_on_goal', 'goals_against',
    'missed_shots_against', 'unblocked_shot_attempts_against',
    'low_danger_shots_against', 'medium_danger_shots_against', 'high_danger_shots_against',
    'low_danger_goals_against', 'medium_danger_goals_against', 'high_danger_goals_against',
    'even_strength_shots_against', 'even_strength_goals_against',
    'power_play_shots_against', 'power_play_goals_against',
    'shorthanded_shots_against', 'shorthanded_goals_against',
    'goals', 'assists', 'penalty_minutes',
] %}

with

goalie_games as (

    select
        *,
        penality_minutes as penalty_minutes,
        -- Without a boxscore and a shift chart, a goalie who faced an attempt has played.
        coalesce(icetime > 0, unblocked_shot_attempts_against > 0) as has_played
    from {{ ref('stg_nhl__goalie_games') }}

),

team_games as (

    select
        game_id,
        team,
        game_total_goals_against
    from {{ ref('silver_team_games') }}

),

-- A shutout belongs to a goalie who played the whole game alone; his team allowed no goal, an empty net included.
with_team as (

    select
        goalie_games.*,
        team_games.game_total_goals_against,
        count(case when goalie_games.has_played then 1 end)
            over (partition by goalie_games.game_id, goalie_games.team) as goalies_of_team
    from goalie_games
    left join team_games on goalie_games.game_id = team_games.game_id and goalie_games.team = team_games.team

),

latest_games as (

    select
        player_id,
        season,
        game_type,
        player_name,
        team,
        row_number() over (
            partition by player_id, season, game_type order by game_date desc, game_id desc
        ) as games_ago
    from goalie_games

),

-- Starts and decisions come with the boxscore. Without any they are unknown, and no zeros.
summed as (

    select
        player_id,
        season,
        game_type,
        count(*) as games_dressed,
        count(case when has_played then 1 end) as games_played,
        count(is_starter) as games_with_boxscore,
        count(distinct team) as teams_played_for,
        count(case when has_played and goalies_of_team = 1 and game_total_goals_against = 0 then 1 end) as shutouts,
        case when count(is_starter) > 0 then count(case when is_starter then 1 end) end as games_started,
        case when count(is_starter) > 0 then count(case when decision = 'W' then 1 end) end as wins,
        case when count(is_starter) > 0 then count(case when decision = 'L' then 1 end) end as losses,
        case when count(is_starter) > 0 then count(case when decision = 'O' then 1 end) end as ot_losses,
        cast(sum(icetime) as bigint) as ice_time,
        {%- for count in counts %}
        cast(sum({{ count }}) as bigint) as {{ count }},
        {%- endfor %}
        {{ sum_x_goals('x_goals_against') }} as x_goals_against,
        sum(case when icetime is not null then goals_against end) as timed_goals_against
    from with_team
    group by player_id, season, game_type

)

select
    -- key
    summed.player_id,
    summed.season,
    summed.game_type,

    -- who
    latest_games.player_name,
    latest_games.team,
    summed.teams_played_for,

    -- games, results and time on ice
    summed.games_dressed,
    summed.games_played,
    summed.games_with_boxscore,
    summed.games_started,
    summed.wins,
    summed.losses,
    summed.ot_losses,
    summed.shutouts,
    summed.ice_time,

    -- counts
    {%- for count in counts %}
    summed.{{ count }},
    {%- endfor %}
    summed.x_goals_against,

    -- rates
    {{ ratio('summed.saved_shots_on_goal', 'summed.shots_on_goal_against') }} as save_percentage,
    {{ per_60('summed.timed_goals_against', 'summed.ice_time') }} as goals_against_average,
    {{ round_x_goals('summed.x_goals_against - summed.goals_against') }} as goals_saved_above_expected,
    1 - {{ ratio('summed.low_danger_goals_against', 'summed.low_danger_shots_against') }}
        as low_danger_unblocked_save_percentage,
    1 - {{ ratio('summed.medium_danger_goals_against', 'summed.medium_danger_shots_against') }}
        as medium_danger_unblocked_save_percentage,
    1 - {{ ratio('summed.high_danger_goals_against', 'summed.high_danger_shots_against') }}
        as high_danger_unblocked_save_percentage

from summed
inner join latest_games
    on
        summed.player_id = latest_games.player_id
        and summed.season = latest_games.season
        and summed.game_type = latest_games.game_type
        and latest_games.games_ago = 1
