with

source as (

    select * from {{ source('nhl', 'bronze_goalie_game_stats') }}

),

renamed as (

    select
        -- key
        cast(game_id as bigint) as game_id,
        cast(player_id as bigint) as player_id,
        cast(season as bigint) as season,
        cast(game_type as bigint) as game_type,

        -- facts
        cast(game_date as date) as game_date,
        player_name,
        team,
        opposing_team,
        home_or_away,
        is_starter,
        decision,
        cast(icetime as bigint) as icetime,
        cast(shots_on_goal_against as bigint) as shots_on_goal_against,
        cast(goals_against as bigint) as goals_against,
        cast(saved_shots_on_goal as bigint) as saved_shots_on_goal,
        cast(save_percentage as double) as save_percentage,
        cast(missed_shots_against as bigint) as missed_shots_against,
        cast(unblocked_shot_attempts_against as bigint) as unblocked_shot_attempts_against,
        cast(low_danger_shots_against as bigint) as low_danger_shots_against,
        cast(medium_danger_shots_against as bigint) as medium_danger_shots_against,
        cast(high_danger_shots_against as bigint) as high_danger_shots_against,
        cast(low_danger_goals_against as bigint) as low_danger_goals_against,
        cast(medium_danger_goals_against as bigint) as medium_danger_goals_against,
        cast(high_danger_goals_against as bigint) as high_danger_goals_against,
        cast(x_goals_against as double) as x_goals_against,
        cast(even_strength_shots_against as bigint) as even_strength_shots_against,
        cast(even_strength_goals_against as bigint) as even_strength_goals_against,
        cast(power_play_shots_against as bigint) as power_play_shots_against,
        cast(power_play_goals_against as bigint) as power_play_goals_against,
        cast(shorthanded_shots_against as bigint) as shorthanded_shots_against,
        cast(shorthanded_goals_against as bigint) as shorthanded_goals_against,
        cast(goals as bigint) as goals,
        cast(assists as bigint) as assists,
        cast(penality_minutes as bigint) as penality_minutes

    from source
    where {{ counted_games() }}

)

select * from renamed
