{{ config(materialized='table', contract={'enforced': true}) }}
select player_id, goals from {{ ref('player_totals') }}
