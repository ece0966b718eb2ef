with

source as (

    select * from {{ source('nhl', 'bronze_players') }}

),

renamed as (

    select
        -- key
        cast(player_id as bigint) as player_id,
        cast(season as bigint) as season,

        -- facts
        player_name,
        first_name,
        last_name,
        team,
        position,
        cast(sweater_number as bigint) as sweater_number,
        shoots_catches,
        cast(height_inches as bigint) as height_inches,
        cast(weight_pounds as bigint) as weight_pounds,
        cast(birth_date as date) as birth_date,
        birth_city,
        birth_state_province,
        birth_country

    from source

)

select * from renamed
