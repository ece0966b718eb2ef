with

source as (

    select * from {{ source('nhl', 'bronze_standings') }}

),

renamed as (

    select
        -- key
        cast(season as bigint) as season,
        cast(date as date) as standings_date,
        team,
        cast(game_type as bigint) as game_type,

        -- facts
        team_name,
        conference,
        division,
        cast(games_played as bigint) as games_played,
        cast(points as bigint) as points,
        cast(wins as bigint) as wins,
        cast(losses as bigint) as losses,
        cast(ot_losses as bigint) as ot_losses,
        cast(ties as bigint) as tied_games,
        cast(regulation_wins as bigint) as regulation_wins,
        cast(regulation_plus_ot_wins as bigint) as regulation_plus_ot_wins,
        cast(shootout_wins as bigint) as shootout_wins,
        cast(shootout_losses as bigint) as shootout_losses,
        cast(goals_for as bigint) as goals_for,
        cast(goals_against as bigint) as goals_against,
        cast(goal_differential as bigint) as goal_differential,
        cast(league_rank as bigint) as league_rank,
        cast(conference_rank as bigint) as conference_rank,
        cast(division_rank as bigint) as division_rank,
        cast(wildcard_rank as bigint) as wildcard_rank,
        cast(waivers_rank as bigint) as waivers_rank,
        cast(streak_count as bigint) as streak_count,
        streak_code,
        clinch_indicator,
        cast(point_percentage as double) as point_percentage,
        cast(home_games_played as bigint) as home_games_played,
        cast(home_points as bigint) as home_points,
        cast(home_wins as bigint) as home_wins,
        cast(home_losses as bigint) as home_losses,
        cast(home_ot_losses as bigint) as home_ot_losses,
        cast(home_regulation_wins as bigint) as home_regulation_wins,
        cast(home_goals_for as bigint) as home_goals_for,
        cast(home_goals_against as bigint) as home_goals_against,
        cast(road_games_played as bigint) as road_games_played,
        cast(road_points as bigint) as road_points,
        cast(road_wins as bigint) as road_wins,
        cast(road_losses as bigint) as road_losses,
        cast(road_ot_losses as bigint) as road_ot_losses,
        cast(road_regulation_wins as bigint) as road_regulation_wins,
        cast(road_goals_for as bigint) as road_goals_for,
        cast(road_goals_against as bigint) as road_goals_against,
        cast(l10_games_played as bigint) as l10_games_played,
        cast(l10_points as bigint) as l10_points,
        cast(l10_wins as bigint) as l10_wins,
        cast(l10_losses as bigint) as l10_losses,
        cast(l10_ot_losses as bigint) as l10_ot_losses,
        cast(l10_regulation_wins as bigint) as l10_regulation_wins,
        cast(l10_goals_for as bigint) as l10_goals_for,
        cast(l10_goals_against as bigint) as l10_goals_against

    from source
    where {{ counted_games() }}

)

select * from renamed
