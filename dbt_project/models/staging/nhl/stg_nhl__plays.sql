with

source as (

    select * from {{ source('nhl', 'bronze_plays') }}

),

renamed as (

    select
        -- key
        cast(game_id as bigint) as game_id,
        cast(play_number as bigint) as play_number,
        cast(season as bigint) as season,
        cast(game_type as bigint) as game_type,

        -- facts
        cast(game_date as date) as game_date,
        cast(event_id as bigint) as event_id,
        cast(sort_order as bigint) as sort_order,
        event_type,
        cast(event_code as bigint) as event_code,
        cast(period as bigint) as period,
        period_type,
        cast(period_seconds as bigint) as period_seconds,
        cast(period_seconds_remaining as bigint) as period_seconds_remaining,
        cast(game_seconds as bigint) as game_seconds,
        situation_code,
        cast(away_goalies as bigint) as away_goalies,
        cast(away_skaters as bigint) as away_skaters,
        cast(home_skaters as bigint) as home_skaters,
        cast(home_goalies as bigint) as home_goalies,
        strength,
        is_empty_net,
        cast(team_id as bigint) as team_id,
        team,
        opposing_team,
        home_or_away,
        cast(player_id as bigint) as player_id,
        player_name,
        cast(scoring_player_id as bigint) as scoring_player_id,
        cast(assist1_player_id as bigint) as assist1_player_id,
        cast(assist2_player_id as bigint) as assist2_player_id,
        cast(shooting_player_id as bigint) as shooting_player_id,
        cast(goalie_in_net_id as bigint) as goalie_in_net_id,
        cast(blocking_player_id as bigint) as blocking_player_id,
        cast(hitting_player_id as bigint) as hitting_player_id,
        cast(hittee_player_id as bigint) as hittee_player_id,
        cast(winning_player_id as bigint) as winning_player_id,
        cast(losing_player_id as bigint) as losing_player_id,
        cast(committed_by_player_id as bigint) as committed_by_player_id,
        cast(drawn_by_player_id as bigint) as drawn_by_player_id,
        cast(served_by_player_id as bigint) as served_by_player_id,
        cast(x_coord as bigint) as x_coord,
        cast(y_coord as bigint) as y_coord,
        zone_code,
        shot_type,
        reason,
        secondary_reason,
        penalty_type,
        penalty_key,
        cast(penalty_minutes as bigint) as penalty_minutes,
        cast(scoring_player_total as bigint) as scoring_player_total,
        cast(assist1_player_total as bigint) as assist1_player_total,
        cast(assist2_player_total as bigint) as assist2_player_total,
        cast(away_sog as bigint) as away_sog,
        cast(home_sog as bigint) as home_sog,
        cast(away_score as bigint) as away_score,
        cast(home_score as bigint) as home_score,
        home_team_defending_side,
        cast(x_adjusted as bigint) as x_adjusted,
        cast(y_adjusted as bigint) as y_adjusted,
        cast(shot_distance as double) as shot_distance,
        cast(shot_angle as double) as shot_angle,
        is_rebound,
        is_rush,
        cast(x_goals as double) as x_goals,
        cast(away_score_before as bigint) as away_score_before,
        cast(home_score_before as bigint) as home_score_before,
        cast(away_skater_1_id as bigint) as away_skater_1_id,
        cast(away_skater_2_id as bigint) as away_skater_2_id,
        cast(away_skater_3_id as bigint) as away_skater_3_id,
        cast(away_skater_4_id as bigint) as away_skater_4_id,
        cast(away_skater_5_id as bigint) as away_skater_5_id,
        cast(away_skater_6_id as bigint) as away_skater_6_id,
        cast(away_goalie_id as bigint) as away_goalie_id,
        cast(home_skater_1_id as bigint) as home_skater_1_id,
        cast(home_skater_2_id as bigint) as home_skater_2_id,
        cast(home_skater_3_id as bigint) as home_skater_3_id,
        cast(home_skater_4_id as bigint) as home_skater_4_id,
        cast(home_skater_5_id as bigint) as home_skater_5_id,
        cast(home_skater_6_id as bigint) as home_skater_6_id,
        cast(home_goalie_id as bigint) as home_goalie_id

    from source
    where {{ counted_games() }}

)

select * from renamed
