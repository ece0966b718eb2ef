{{ config(
    materialized='incremental',
    unique_key=['season', 'game_id', 'play_number'],
    incremental_strategy='merge',
    on_schema_change='append_new_columns',
    liquid_clustered_by='season',
    pre_hook="{{ forget_changes() }}"
) }}

{%- set inputs = [{'relation': ref('mart_plays'), 'columns': ['play_number', 'source_hash']}] %}
{%- set changes = changed_units(inputs) %}

with

attempts as (

    select
        *,
        event_type = 'goal' as is_goal,
        event_type != 'blocked-shot' as is_unblocked,
        {{ is_shot_attempt() }} as is_shot_attempt
    from {{ ref('mart_plays') }}
    where
        {{ in_units(changes) }}
        and event_type in ('goal', 'shot-on-goal', 'missed-shot', 'blocked-shot')

),

hashes as (

    {{ source_hashes(inputs, changes=changes) }}

)

select
    -- key
    attempts.game_id,
    attempts.play_number,
    attempts.season,
    attempts.game_type,

    -- when
    attempts.game_date,
    attempts.period,
    attempts.period_seconds,
    attempts.game_seconds,

    -- who
    attempts.team,
    attempts.opposing_team,
    attempts.is_home,
    attempts.player_id as shooter_id,
    attempts.player_name as shooter_name,
    case when attempts.is_unblocked then attempts.other_player_id end as goalie_id,
    case when attempts.is_unblocked then attempts.other_player_name end as goalie_name,
    case when not attempts.is_unblocked then attempts.other_player_id end as blocker_id,
    case when not attempts.is_unblocked then attempts.other_player_name end as blocker_name,

    -- strength and score
    attempts.situation,
    attempts.strength,
    attempts.is_empty_net,
    attempts.score_difference,

    -- where
    attempts.x,
    attempts.y,
    attempts.shot_distance,
    attempts.shot_angle,

    -- what came of it
    attempts.shot_type,
    case attempts.event_type
        when 'goal' then 'GOAL' when 'shot-on-goal' then 'SAVE' when 'missed-shot' then 'MISS' else 'BLOCK'
    end as outcome,
    attempts.is_goal,
    attempts.is_shot_attempt,
    attempts.is_unblocked and attempts.is_shot_attempt as is_unblocked,
    attempts.event_type = 'shot-on-goal' or (attempts.is_goal and attempts.is_shot_attempt) as is_on_goal,
    attempts.is_rebound,
    attempts.is_rush,
    attempts.x_goals,
    {{ danger_of('attempts.x_goals') }} as danger,

    -- what builds compare
    hashes.source_hash

from attempts
inner join hashes on attempts.game_id = hashes.game_id
