{{ config(materialized='table') }}

{%- set counts = ['shot_attempts', 'unblocked_shot_attempts', 'shots_on_goal', 'goals'] %}

with

summed as (

    select
        line_id,
        team,
        season,
        game_type,
        max(unit) as unit,
        max(player_1_id) as player_1_id,
        max(player_2_id) as player_2_id,
        max(player_3_id) as player_3_id,
        max(player_1_name) as player_1_name,
        max(player_2_name) as player_2_name,
        max(player_3_name) as player_3_name,
        count(*) as games_played,
        {%- for side in ['for', 'against'] %}
        {%- for count in counts %}
        cast(sum({{ count }}_{{ side }}) as bigint) as {{ count }}_{{ side }},
        {%- endfor %}
        {{ sum_x_goals('x_goals_' ~ side) }} as x_goals_{{ side }},
        {%- endfor %}
        cast(sum(ice_time) as bigint) as ice_time
    from {{ ref('mart_line_games') }}
    group by line_id, team, season, game_type

)

select
    *,
    {%- for side in ['for', 'against'] %}
    {%- for count in counts + ['x_goals'] %}
    {{ per_60(count ~ '_' ~ side, 'ice_time') }} as {{ count }}_{{ side }}_per_60,
    {%- endfor %}
    {%- endfor %}
    {{ share('shot_attempts_for', 'shot_attempts_against') }} as corsi_percentage,
    {{ share('unblocked_shot_attempts_for', 'unblocked_shot_attempts_against') }} as fenwick_percentage,
    {{ share('goals_for', 'goals_against') }} as goals_percentage,
    {{ share('x_goals_for', 'x_goals_against') }} as x_goals_percentage
from summed
