{{ config(materialized='view') }}
select game_id, player_id, goals, updated_at from {{ ref('games') }}
