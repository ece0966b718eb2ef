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
        shift_source,

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
        cast(i_f_missed_shots as bigint) as missed_shots,
        cast(i_f_blocked_shot_attempts as bigint) as blocked_shot_attempts,
        cast(i_f_shot_attempts as bigint) as shot_attempts,
        cast(i_f_unblocked_shot_attempts as bigint) as unblocked_shot_attempts,
        cast(i_f_saved_shots_on_goal as bigint) as saved_shots_on_goal,
        cast(i_f_rebounds as bigint) as rebounds,
        cast(i_f_rebound_goals as bigint) as rebound_goals,
        cast(i_f_low_danger_shots as bigint) as low_danger_shots,
        cast(i_f_medium_danger_shots as bigint) as medium_danger_shots,
        cast(i_f_high_danger_shots as bigint) as high_danger_shots,
        cast(i_f_low_danger_goals as bigint) as low_danger_goals,
        cast(i_f_medium_danger_goals as bigint) as medium_danger_goals,
        cast(i_f_high_danger_goals as bigint) as high_danger_goals,
        cast(i_f_x_goals as double) as x_goals,
        cast(i_f_hits as bigint) as hits,
        cast(i_f_takeaways as bigint) as takeaways,
        cast(i_f_giveaways as bigint) as giveaways,
        cast(i_f_penality_minutes as bigint) as penalty_minutes,
        cast(faceoffs_won as bigint) as faceoffs_won,
        cast(faceoffs_lost as bigint) as faceoffs_lost,
        cast(penalties as bigint) as penalties,
        cast(penalties_drawn as bigint) as penalties_drawn,
        cast(shots_blocked_by_player as bigint) as shots_blocked_by_player,
        cast(plus_minus as bigint) as plus_minus,

        -- his team's and the opponent's while he was on the ice
        cast(on_ice_f_goals as bigint) as on_ice_goals_for,
        cast(on_ice_f_shots_on_goal as bigint) as on_ice_shots_on_goal_for,
        cast(on_ice_f_missed_shots as bigint) as on_ice_missed_shots_for,
        cast(on_ice_f_blocked_shot_attempts as bigint) as on_ice_blocked_shot_attempts_for,
        cast(on_ice_f_shot_attempts as bigint) as on_ice_shot_attempts_for,
        cast(on_ice_f_unblocked_shot_attempts as bigint) as on_ice_unblocked_shot_attempts_for,
        cast(on_ice_f_low_danger_shots as bigint) as on_ice_low_danger_shots_for,
        cast(on_ice_f_medium_danger_shots as bigint) as on_ice_medium_danger_shots_for,
        cast(on_ice_f_high_danger_shots as bigint) as on_ice_high_danger_shots_for,
        cast(on_ice_f_low_danger_goals as bigint) as on_ice_low_danger_goals_for,
        cast(on_ice_f_medium_danger_goals as bigint) as on_ice_medium_danger_goals_for,
        cast(on_ice_f_high_danger_goals as bigint) as on_ice_high_danger_goals_for,
        cast(on_ice_f_x_goals as double) as on_ice_x_goals_for,
        cast(on_ice_a_goals as bigint) as on_ice_goals_against,
        cast(on_ice_a_shots_on_goal as bigint) as on_ice_shots_on_goal_against,
        cast(on_ice_a_missed_shots as bigint) as on_ice_missed_shots_against,
        cast(on_ice_a_blocked_shot_attempts as bigint) as on_ice_blocked_shot_attempts_against,
        cast(on_ice_a_shot_attempts as bigint) as on_ice_shot_attempts_against,
        cast(on_ice_a_unblocked_shot_attempts as bigint) as on_ice_unblocked_shot_attempts_against,
        cast(on_ice_a_low_danger_shots as bigint) as on_ice_low_danger_shots_against,
        cast(on_ice_a_medium_danger_shots as bigint) as on_ice_medium_danger_shots_against,
        cast(on_ice_a_high_danger_shots as bigint) as on_ice_high_danger_shots_against,
        cast(on_ice_a_low_danger_goals as bigint) as on_ice_low_danger_goals_against,
        cast(on_ice_a_medium_danger_goals as bigint) as on_ice_medium_danger_goals_against,
        cast(on_ice_a_high_danger_goals as bigint) as on_ice_high_danger_goals_against,
        cast(on_ice_a_x_goals as double) as on_ice_x_goals_against,

        -- his team's and the opponent's while he was not
        cast(off_ice_f_shot_attempts as bigint) as off_ice_shot_attempts_for,
        cast(off_ice_a_shot_attempts as bigint) as off_ice_shot_attempts_against,
        cast(off_ice_f_unblocked_shot_attempts as bigint) as off_ice_unblocked_shot_attempts_for,
        cast(off_ice_a_unblocked_shot_attempts as bigint) as off_ice_unblocked_shot_attempts_against

    from source
    where {{ counted_games() }}

)

select * from renamed
