{{ config(materialized='table') }}

with

attempts as (

    select
        *,
        event_type = 'goal' as is_goal,
        event_type != 'blocked-shot' as is_unblocked,
        -- The NHL counts a goal without a shot type, an own goal for example, as a goal and as no shot.
        event_type != 'goal' or shot_type is not null as is_shot_attempt
    from {{ ref('mart_plays') }}
    where event_type in ('goal', 'shot-on-goal', 'missed-shot', 'blocked-shot')

)

select
    -- key
    game_id,
    play_number,
    season,
    game_type,

    -- when
    game_date,
    period,
    period_seconds,
    game_seconds,

    -- who
    team,
    opposing_team,
    is_home,
    player_id as shooter_id,
    player_name as shooter_name,
    case when is_unblocked then other_player_id end as goalie_id,
    case when is_unblocked then other_player_name end as goalie_name,
    case when not is_unblocked then other_player_id end as blocker_id,
    case when not is_unblocked then other_player_name end as blocker_name,

    -- strength and score
    situation,
    strength,
    is_empty_net,
    score_difference,

    -- where
    x,
    y,
    shot_distance,
    shot_angle,

    -- what came of it
    shot_type,
    case event_type
        when 'goal' then 'GOAL' when 'shot-on-goal' then 'SAVE' when 'missed-shot' then 'MISS' else 'BLOCK'
    end as outcome,
    is_goal,
    is_shot_attempt,
    is_unblocked and is_shot_attempt as is_unblocked,
    event_type = 'shot-on-goal' or (is_goal and is_shot_attempt) as is_on_goal,
    is_rebound,
    is_rush,
    x_goals,
    case when x_goals >= 0.20 then 'high' when x_goals >= 0.08 then 'medium' when x_goals is not null then 'low' end
        as danger

from attempts
