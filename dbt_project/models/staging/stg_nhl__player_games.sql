with

source as (

    select * from {{ source('nhl', 'bronze_player_game_stats_v2') }}

),

renamed as (

    select
        -- ids
        cast(player_id as bigint) as player_id,
        cast(game_id as bigint) as game_id,
        cast(season as bigint) as season,
        cast(game_type as bigint) as game_type,
        situation,

        -- who and when
        player_name,
        position,
        player_team,
        opposing_team,
        home_or_away,
        cast(game_date as date) as game_date,
        has_shifts,

        -- time on ice
        cast(icetime as bigint) as ice_time,
        cast(ice_time_rank as bigint) as ice_time_rank,
        cast(shifts as bigint) as shifts,

        -- his own
        cast(i_f_goals as bigint) as goals,
        cast(i_f_primary_assists as bigint) as primary_assists,
        cast(i_f_secondary_assists as bigint) as secondary_assists,
        cast(i_f_primary_assists + i_f_secondary_assists as bigint) as assists,
        cast(i_f_points as bigint) as points,
        cast(i_f_shots_on_goal as bigint) as shots_on_goal,
        cast(i_f_shot_attempts as bigint) as shot_attempts,
        cast(i_f_unblocked_shot_attempts as bigint) as unblocked_shot_attempts,
        cast(i_f_high_danger_shots as bigint) as high_danger_shots,

        -- his team's and the opponent's while he was on the ice, and his team's and the opponent's while not
        cast(on_ice_f_shot_attempts as bigint) as on_ice_shot_attempts_for,
        cast(on_ice_a_shot_attempts as bigint) as on_ice_shot_attempts_against,
        cast(on_ice_f_goals as bigint) as on_ice_goals_for,
        cast(on_ice_a_goals as bigint) as on_ice_goals_against,
        cast(off_ice_f_shot_attempts as bigint) as off_ice_shot_attempts_for,
        cast(off_ice_a_shot_attempts as bigint) as off_ice_shot_attempts_against

    from source
    where {{ counted_games() }}

)

select * from renamed
