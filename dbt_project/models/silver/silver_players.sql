{{ config(materialized='view') }}

-- What is known of a player as of his latest game: the snapshot keeps every change of it.
with

latest as (

    select
        *,
        row_number() over (partition by player_id order by game_date desc, game_id desc) as games_ago
    from {{ ref('silver_player_games') }}

)

select
    player_id,
    player_name,
    player_team,
    position,
    game_id as latest_game_id,
    game_date as latest_game_date
from latest
where games_ago = 1
