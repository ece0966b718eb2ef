-- A skater's season has five situations, and `all` is the sum of the others: 5on5, 5on4, 4on5 and other. Ice time, too,
-- where the shifts of all games are known.
{% set counts = [
    'goals', 'primary_assists', 'secondary_assists', 'assists', 'points', 'shots_on_goal', 'shot_attempts', 'hits',
    'penalties', 'on_ice_goals_for', 'on_ice_goals_against', 'on_ice_shot_attempts_for',
] %}

with

compared as (

    select
        player_id,
        season,
        game_type,
        count(*) as situations,
        {%- for count in counts + ['ice_time'] %}
        sum(case when situation = 'all' then {{ count }} end) as all_{{ count }},
        sum(case when situation != 'all' then {{ count }} end) as sum_of_{{ count }},
        min(case when situation = 'other' then {{ count }} end) as other_{{ count }},
        {%- endfor %}
        max(case when situation = 'all' then games_with_ice_time - games_with_shifts end) as games_without_shifts
    from {{ ref('mart_skater_seasons') }}
    group by player_id, season, game_type

)

select * from compared
where
    situations != 5
    or (games_without_shifts = 0 and all_ice_time != sum_of_ice_time)
    {%- for count in counts %}
    or all_{{ count }} != sum_of_{{ count }}
    or (all_{{ count }} is null) != (sum_of_{{ count }} is null)
    or other_{{ count }} < 0
    {%- endfor %}
