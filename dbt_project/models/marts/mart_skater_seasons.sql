{{ config(materialized='table') }}

{%- set counts = [
    'goals', 'primary_assists', 'secondary_assists', 'points',
    'shots_on_goal', 'missed_shots', 'blocked_shot_attempts', 'shot_attempts', 'unblocked_shot_attempts',
    'rebounds', 'rebound_goals',
    'low_danger_shots', 'medium_danger_shots', 'high_danger_shots',
    'low_danger_goals', 'medium_danger_goals', 'high_danger_goals',
    'hits', 'takeaways', 'giveaways', 'shots_blocked_by_player', 'faceoffs_won', 'faceoffs_lost',
    'penalties', 'penalties_drawn', 'penalty_minutes',
] %}
{%- set on_ice_counts = [] %}
{%- for side in ['for', 'against'] %}
{%- for count in ['goals', 'shots_on_goal', 'shot_attempts', 'unblocked_shot_attempts', 'high_danger_shots'] %}
{%- do on_ice_counts.append('on_ice_' ~ count ~ '_' ~ side) %}
{%- endfor %}
{%- do on_ice_counts.append('off_ice_shot_attempts_' ~ side) %}
{%- endfor %}

with

player_games as (

    select * from {{ ref('stg_nhl__player_games') }}

),

-- A player's name, team and position are those of the latest game, by date: a postponed game keeps its low id.
latest_games as (

    select
        player_id,
        season,
        game_type,
        player_name,
        position,
        player_team,
        row_number() over (
            partition by player_id, season, game_type order by game_date desc, game_id desc
        ) as games_ago
    from player_games
    where situation = 'all'

),

-- Rates per 60 minutes take their events from the games with a known ice time: the sums that begin with timed_.
summed as (

    select
        player_id,
        season,
        game_type,
        situation,
        count(*) as games_played,
        count(distinct player_team) as teams_played_for,
        count(ice_time) as games_with_ice_time,
        count(case when has_shifts then 1 end) as games_with_shifts,
        cast(sum(ice_time) as bigint) as ice_time,
        cast(sum(shifts) as bigint) as shifts,
        {%- for count in counts %}
        cast(sum({{ count }}) as bigint) as {{ count }},
        {%- endfor %}
        {{ sum_x_goals('x_goals') }} as x_goals,
        {%- for count in on_ice_counts %}
        cast(sum({{ count }}) as bigint) as {{ count }},
        {%- endfor %}
        {{ sum_x_goals('on_ice_x_goals_for') }} as on_ice_x_goals_for,
        {{ sum_x_goals('on_ice_x_goals_against') }} as on_ice_x_goals_against,
        sum(case when ice_time is not null then goals end) as timed_goals,
        sum(case when ice_time is not null then points end) as timed_points,
        sum(case when ice_time is not null then shots_on_goal end) as timed_shots_on_goal,
        sum(case when ice_time is not null then shot_attempts end) as timed_shot_attempts,
        {{ sum_x_goals('case when ice_time is not null then x_goals end') }} as timed_x_goals,
        sum(case when on_ice_goals_for is not null then points end) as charted_points
    from player_games
    group by player_id, season, game_type, situation

)

select
    -- key
    summed.player_id,
    summed.season,
    summed.game_type,
    summed.situation,

    -- who
    latest_games.player_name,
    latest_games.position,
    latest_games.player_team as team,
    summed.teams_played_for,

    -- games and time on ice
    summed.games_played,
    summed.games_with_ice_time,
    summed.games_with_shifts,
    summed.ice_time,
    {{ ratio('summed.ice_time', 'summed.games_with_ice_time') }} as ice_time_per_game,
    summed.shifts,

    -- the player's own counts
    summed.primary_assists + summed.secondary_assists as assists,
    {%- for count in counts %}
    summed.{{ count }},
    {%- endfor %}
    summed.x_goals,

    -- the player's own rates
    round(summed.goals - summed.x_goals, 4) as goals_above_expected,
    {{ ratio('summed.goals', 'summed.shots_on_goal') }} as shooting_percentage,
    {{ share('summed.faceoffs_won', 'summed.faceoffs_lost') }} as faceoff_percentage,
    {{ per_60('summed.timed_goals', 'summed.ice_time') }} as goals_per_60,
    {{ per_60('summed.timed_points', 'summed.ice_time') }} as points_per_60,
    {{ per_60('summed.timed_shots_on_goal', 'summed.ice_time') }} as shots_on_goal_per_60,
    {{ per_60('summed.timed_shot_attempts', 'summed.ice_time') }} as shot_attempts_per_60,
    {{ per_60('summed.timed_x_goals', 'summed.ice_time') }} as x_goals_per_60,

    -- both teams with the player on the ice
    {%- for count in on_ice_counts %}
    summed.{{ count }},
    {%- endfor %}
    summed.on_ice_x_goals_for,
    summed.on_ice_x_goals_against,
    {{ share('summed.on_ice_shot_attempts_for', 'summed.on_ice_shot_attempts_against') }} as on_ice_corsi_percentage,
    {{ share('summed.off_ice_shot_attempts_for', 'summed.off_ice_shot_attempts_against') }} as off_ice_corsi_percentage,
    {{ share('summed.on_ice_shot_attempts_for', 'summed.on_ice_shot_attempts_against') }}
    - {{ share('summed.off_ice_shot_attempts_for', 'summed.off_ice_shot_attempts_against') }}
        as relative_corsi_percentage,
    {{ share('summed.on_ice_unblocked_shot_attempts_for', 'summed.on_ice_unblocked_shot_attempts_against') }}
        as on_ice_fenwick_percentage,
    {{ share('summed.on_ice_goals_for', 'summed.on_ice_goals_against') }} as on_ice_goals_percentage,
    {{ share('summed.on_ice_x_goals_for', 'summed.on_ice_x_goals_against') }} as on_ice_x_goals_percentage,
    {{ ratio('summed.on_ice_goals_for', 'summed.on_ice_shots_on_goal_for') }} as on_ice_shooting_percentage,
    1 - {{ ratio('summed.on_ice_goals_against', 'summed.on_ice_shots_on_goal_against') }} as on_ice_save_percentage,
    {{ ratio('summed.on_ice_goals_for', 'summed.on_ice_shots_on_goal_for') }}
    + 1 - {{ ratio('summed.on_ice_goals_against', 'summed.on_ice_shots_on_goal_against') }} as pdo,
    {{ ratio('summed.charted_points', 'summed.on_ice_goals_for') }} as individual_points_percentage

from summed
inner join latest_games
    on
        summed.player_id = latest_games.player_id
        and summed.season = latest_games.season
        and summed.game_type = latest_games.game_type
        and latest_games.games_ago = 1
