with

source as (

    select * from {{ source('nhl', 'bronze_shifts') }}

),

renamed as (

    select
        -- key
        cast(game_id as bigint) as game_id,
        cast(player_id as bigint) as player_id,
        cast(shift_number as bigint) as shift_number,
        cast(season as bigint) as season,
        cast(game_type as bigint) as game_type,

        -- facts
        cast(game_date as date) as game_date,
        player_name,
        position,
        team,
        opposing_team,
        home_or_away,
        cast(period as bigint) as period,
        cast(start_seconds as bigint) as start_seconds,
        cast(end_seconds as bigint) as end_seconds,
        cast(game_start_seconds as bigint) as game_start_seconds,
        cast(game_end_seconds as bigint) as game_end_seconds,
        cast(duration_seconds as bigint) as duration_seconds,
        shift_source

    from source
    where {{ counted_games() }}

)

select * from renamed
