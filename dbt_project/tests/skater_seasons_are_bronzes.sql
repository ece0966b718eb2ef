-- The regular seasons of the mart are those that the loader sums. A difference is a warning: after a restore of one
-- bronze table alone, `dlt pipeline nhl run --replay --one-time-load` makes both agree.
{{ config(severity='warn') }}

{% set counts = ['games_played', 'ice_time', 'goals', 'points', 'shot_attempts', 'x_goals', 'hits'] %}

with

mart as (

    select
        player_id,
        season,
        situation,
        {{ counts | join(', ') }}
    from {{ ref('mart_skater_seasons') }}
    where game_type = 2 and situation != 'other'

),

bronze as (

    select
        player_id,
        season,
        situation,
        {{ counts | join(', ') }}
    from {{ ref('stg_nhl__skater_seasons') }}

),

only_mart as (

    select * from mart
    except
    select * from bronze

),

only_bronze as (

    select * from bronze
    except
    select * from mart

)

select
    player_id,
    season,
    situation
from only_mart
union all
select
    player_id,
    season,
    situation
from only_bronze
