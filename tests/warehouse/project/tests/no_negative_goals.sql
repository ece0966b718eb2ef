select * from {{ ref('games_merged') }} where goals < 0
