with

source as (

    select * from {{ source('nhl', 'bronze_game_officials') }}

),

renamed as (

    select
        -- key
        cast(game_id as bigint) as game_id,
        role,
        name,
        cast(season as bigint) as season,
        cast(game_type as bigint) as game_type,

        -- facts
        cast(game_date as date) as game_date,
        team

    from source
    where {{ counted_games() }}

)

select * from renamed
