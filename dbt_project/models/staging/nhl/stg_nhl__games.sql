with

source as (

    select * from {{ source('nhl', 'bronze_schedule_2023_v2') }}

),

renamed as (

    select
        -- ids
        cast(game_id as bigint) as game_id,
        cast(season as bigint) as season,
        cast(game_type as bigint) as game_type,

        -- when and where
        cast(game_date as date) as game_date,
        day,
        start_time_utc,
        venue,
        neutral_site,

        -- who
        home_team,
        cast(home_team_id as bigint) as home_team_id,
        away_team,
        cast(away_team_id as bigint) as away_team_id,

        -- how it stands
        game_state,
        game_schedule_state,
        game_state in ('FINAL', 'OFF') as is_final,
        {{ is_called_off() }} as is_called_off,
        cast(home_score as bigint) as home_score,
        cast(away_score as bigint) as away_score,
        last_period_type

    from source
    where {{ counted_games() }}

)

select * from renamed
