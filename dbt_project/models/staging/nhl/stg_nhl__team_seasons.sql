with

source as (

    select * from {{ source('nhl', 'bronze_teams') }}

),

renamed as (

    select
        -- key
        cast(team_id as bigint) as team_id,
        cast(season as bigint) as season,

        -- facts
        team,
        common_name,
        place_name,
        team_name,
        conference,
        division

    from source

)

select * from renamed
