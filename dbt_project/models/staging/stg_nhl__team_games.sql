with

source as (

    select * from {{ source('nhl', 'bronze_games_historical_v2') }}

),

renamed as (

    select
        -- ids
        cast(game_id as bigint) as game_id,
        team,
        cast(season as bigint) as season,
        cast(game_type as bigint) as game_type,
        situation,

        -- who and when
        opposing_team,
        home_or_away,
        cast(game_date as date) as game_date,

        -- time
        cast(ice_time as bigint) as ice_time,

        -- counts, for and against
        cast(goals_for as bigint) as goals_for,
        cast(goals_against as bigint) as goals_against,
        cast(shots_on_goal_for as bigint) as shots_on_goal_for,
        cast(shots_on_goal_against as bigint) as shots_on_goal_against,
        cast(shot_attempts_for as bigint) as shot_attempts_for,
        cast(shot_attempts_against as bigint) as shot_attempts_against,
        cast(unblocked_shot_attempts_for as bigint) as unblocked_shot_attempts_for,
        cast(unblocked_shot_attempts_against as bigint) as unblocked_shot_attempts_against,
        cast(high_danger_shots_for as bigint) as high_danger_shots_for,
        cast(high_danger_shots_against as bigint) as high_danger_shots_against,
        cast(penalties_for as bigint) as penalties_for,
        cast(penalties_against as bigint) as penalties_against

    from source
    where {{ counted_games() }}

)

select * from renamed
