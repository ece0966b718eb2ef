{{ config(
    materialized='incremental',
    unique_key=['season', 'game_id', 'play_number'],
    incremental_strategy='merge',
    on_schema_change='append_new_columns',
    liquid_clustered_by='season',
    pre_hook="{{ forget_changes() }}"
) }}

{%- set inputs = [
    {'relation': ref('stg_nhl__plays'), 'columns': [
        'game_id', 'play_number', 'season', 'game_type', 'game_date', 'period', 'period_type', 'period_seconds',
        'game_seconds', 'event_type', 'shot_type', 'reason', 'penalty_key', 'penalty_minutes', 'team',
        'opposing_team', 'home_or_away', 'player_id', 'player_name', 'goalie_in_net_id', 'blocking_player_id',
        'hittee_player_id', 'losing_player_id', 'drawn_by_player_id', 'assist1_player_id', 'assist2_player_id',
        'away_goalies', 'home_goalies', 'strength', 'is_empty_net', 'away_score_before', 'home_score_before',
        'x_adjusted', 'y_adjusted', 'shot_distance', 'shot_angle', 'is_rebound', 'is_rush', 'x_goals',
    ]},
    {'relation': ref('stg_nhl__game_rosters'), 'columns': ['game_id', 'player_id', 'player_name']},
] %}
{%- set changes = changed_units(inputs) %}

with

-- Plays by a team; a shootout counts in no statistic, and is in bronze.
plays as (

    select
        *,
        case
            when event_type in ('goal', 'shot-on-goal', 'missed-shot') then goalie_in_net_id
            when event_type = 'blocked-shot' then blocking_player_id
            when event_type = 'hit' then hittee_player_id
            when event_type = 'faceoff' then losing_player_id
            when event_type = 'penalty' then drawn_by_player_id
        end as other_player_id,
        {{ situation_of_play() }} as situation
    from {{ ref('stg_nhl__plays') }}
    where
        {{ in_units(changes) }}
        and team is not null
        and coalesce(period_type, 'REG') != 'SO'

),

-- A delayed penalty counts at the strength at which the arm went up, as in ingestion/transform/plays.py.
stretches as (

    select
        game_id,
        play_number,
        team,
        event_type,
        {{ situation_of_play() }} as situation,
        count(case when event_type in ('faceoff', 'period-start') then 1 end) over (
            partition by game_id order by play_number rows between unbounded preceding and current row
        ) as restarts
    from {{ ref('stg_nhl__plays') }}
    where
        {{ in_units(changes) }}
        and event_type in ('faceoff', 'period-start', 'delayed-penalty', 'penalty')
        and coalesce(period_type, 'REG') != 'SO'

),

arms_up as (

    select
        *,
        row_number() over (partition by game_id, restarts, team order by play_number) as place
    from stretches
    where event_type = 'delayed-penalty'

),

delayed_penalties as (

    select
        stretches.game_id,
        stretches.play_number,
        arms_up.situation
    from stretches
    inner join arms_up
        on
            stretches.game_id = arms_up.game_id
            and stretches.restarts = arms_up.restarts
            and stretches.team = arms_up.team
            and stretches.play_number > arms_up.play_number
            and arms_up.place = 1
    where stretches.event_type = 'penalty'

),

players as (

    select
        game_id,
        player_id,
        player_name
    from {{ ref('stg_nhl__game_rosters') }}
    where {{ in_units(changes) }}

),

hashes as (

    {{ source_hashes(inputs, changes=changes) }}

)

select
    -- key
    plays.game_id,
    plays.play_number,
    plays.season,
    plays.game_type,

    -- when
    plays.game_date,
    plays.period,
    plays.period_seconds,
    plays.game_seconds,

    -- what
    plays.event_type,
    plays.shot_type,
    plays.reason,
    plays.penalty_key,
    plays.penalty_minutes,

    -- who
    plays.team,
    plays.opposing_team,
    plays.home_or_away = 'HOME' as is_home,
    plays.player_id,
    plays.player_name,
    plays.other_player_id,
    second_players.player_name as other_player_name,
    plays.assist1_player_id as first_assist_player_id,
    plays.assist2_player_id as second_assist_player_id,

    -- strength and score
    coalesce(delayed_penalties.situation, plays.situation) as situation,
    plays.strength,
    plays.is_empty_net,
    case
        when plays.home_or_away = 'HOME' then plays.home_score_before - plays.away_score_before
        else plays.away_score_before - plays.home_score_before
    end as score_difference,

    -- where: the team attacks the net at (89, 0); the blue lines are 25 feet from the centre
    plays.x_adjusted as x,
    plays.y_adjusted as y,
    case
        when plays.x_adjusted > 25 then 'O'
        when plays.x_adjusted < -25 then 'D'
        when plays.x_adjusted is not null then 'N'
    end as rink_zone,
    plays.shot_distance,
    plays.shot_angle,

    -- shots
    plays.is_rebound,
    plays.is_rush,
    plays.x_goals,

    -- what builds compare
    hashes.source_hash

from plays
inner join hashes on plays.game_id = hashes.game_id
left join delayed_penalties
    on plays.game_id = delayed_penalties.game_id and plays.play_number = delayed_penalties.play_number
left join players as second_players
    on plays.game_id = second_players.game_id and plays.other_player_id = second_players.player_id
