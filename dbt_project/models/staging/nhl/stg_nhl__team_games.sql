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

        -- the team's
        cast(shots_on_goal_for as bigint) as shots_on_goal_for,
        cast(missed_shots_for as bigint) as missed_shots_for,
        cast(blocked_shot_attempts_for as bigint) as blocked_shot_attempts_for,
        cast(shot_attempts_for as bigint) as shot_attempts_for,
        cast(unblocked_shot_attempts_for as bigint) as unblocked_shot_attempts_for,
        cast(saved_shots_on_goal_for as bigint) as saved_shots_on_goal_for,
        cast(goals_for as bigint) as goals_for,
        cast(rebounds_for as bigint) as rebounds_for,
        cast(rebound_goals_for as bigint) as rebound_goals_for,
        cast(hits_for as bigint) as hits_for,
        cast(takeaways_for as bigint) as takeaways_for,
        cast(giveaways_for as bigint) as giveaways_for,
        cast(face_offs_won_for as bigint) as face_offs_won_for,
        cast(penalties_for as bigint) as penalties_for,
        cast(penality_minutes_for as bigint) as penalty_minutes_for,
        cast(low_danger_shots_for as bigint) as low_danger_shots_for,
        cast(medium_danger_shots_for as bigint) as medium_danger_shots_for,
        cast(high_danger_shots_for as bigint) as high_danger_shots_for,
        cast(low_danger_goals_for as bigint) as low_danger_goals_for,
        cast(medium_danger_goals_for as bigint) as medium_danger_goals_for,
        cast(high_danger_goals_for as bigint) as high_danger_goals_for,
        cast(x_goals_for as double) as x_goals_for,
        cast(power_play_goals_for as bigint) as power_play_goals_for,
        cast(power_play_opportunities_for as bigint) as power_play_opportunities_for,

        -- the opponent's
        cast(shots_on_goal_against as bigint) as shots_on_goal_against,
        cast(missed_shots_against as bigint) as missed_shots_against,
        cast(blocked_shot_attempts_against as bigint) as blocked_shot_attempts_against,
        cast(shot_attempts_against as bigint) as shot_attempts_against,
        cast(unblocked_shot_attempts_against as bigint) as unblocked_shot_attempts_against,
        cast(saved_shots_on_goal_against as bigint) as saved_shots_on_goal_against,
        cast(goals_against as bigint) as goals_against,
        cast(rebounds_against as bigint) as rebounds_against,
        cast(rebound_goals_against as bigint) as rebound_goals_against,
        cast(hits_against as bigint) as hits_against,
        cast(takeaways_against as bigint) as takeaways_against,
        cast(giveaways_against as bigint) as giveaways_against,
        cast(face_offs_won_against as bigint) as face_offs_won_against,
        cast(penalties_against as bigint) as penalties_against,
        cast(penality_minutes_against as bigint) as penalty_minutes_against,
        cast(low_danger_shots_against as bigint) as low_danger_shots_against,
        cast(medium_danger_shots_against as bigint) as medium_danger_shots_against,
        cast(high_danger_shots_against as bigint) as high_danger_shots_against,
        cast(low_danger_goals_against as bigint) as low_danger_goals_against,
        cast(medium_danger_goals_against as bigint) as medium_danger_goals_against,
        cast(high_danger_goals_against as bigint) as high_danger_goals_against,
        cast(x_goals_against as double) as x_goals_against,
        cast(power_play_goals_against as bigint) as power_play_goals_against,
        cast(power_play_opportunities_against as bigint) as power_play_opportunities_against

    from source
    where {{ counted_games() }}

)

select * from renamed
