with

source as (

    select * from {{ source('nhl', 'bronze_game_rosters') }}

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
        first_name,
        last_name,
        team,
        opposing_team,
        home_or_away,
        status,
        position,
        cast(sweater_number as bigint) as sweater_number

    from source
    where {{ counted_games() }}

)

select * from renamed
