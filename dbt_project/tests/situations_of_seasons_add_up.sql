-- A season of a skater or a team has five situations, and `all` is the sum of the others: 5on5, 5on4, 4on5 and other.
-- Ice time, too, where it is known in all of them in all games; other_ice_time_is_of_known_games has the others.
{% set both = ['shots_on_goal', 'shot_attempts', 'goals', 'penalties'] %}
{% set seasons = {
    'mart_skater_seasons': {
        'who': 'cast(player_id as string)',
        'counts': both + [
            'primary_assists', 'secondary_assists', 'assists', 'points', 'hits', 'on_ice_goals_for', 'on_ice_goals_against',
            'on_ice_shot_attempts_for', 'off_ice_unblocked_shot_attempts_against',
        ],
    },
    'mart_team_seasons': {
        'who': 'team',
        'counts': ['hits_for', 'low_danger_shots_for', 'high_danger_goals_against'],
    },
} %}
{% for count in both %}
{% do seasons['mart_team_seasons']['counts'].extend([count ~ '_for', count ~ '_against']) %}
{% endfor %}

with

{% for mart, each in seasons.items() %}
sums_of_{{ mart }} as (

    select
        {{ each.who }} as who,
        season,
        game_type,
        {%- for count in each.counts + ['ice_time'] %}
        sum(case when situation = 'all' then {{ count }} end) as all_{{ count }},
        sum(case when situation != 'all' then {{ count }} end) as sum_of_{{ count }},
        min(case when situation = 'other' then {{ count }} end) as other_{{ count }},
        {%- endfor %}
        count(distinct case when situation != 'other' then games_with_ice_time end) as knowledge_of_ice_time,
        count(*) as situations
    from {{ ref(mart) }}
    group by {{ each.who }}, season, game_type

){{ ',' if not loop.last }}
{% endfor %}

{% for mart, each in seasons.items() -%}
select
    '{{ mart }}' as found_in,
    who,
    season,
    game_type
from sums_of_{{ mart }}
where
    situations != 5
    or (knowledge_of_ice_time = 1 and all_ice_time != sum_of_ice_time)
    or other_ice_time < 0
    {%- for count in each.counts %}
    or all_{{ count }} != sum_of_{{ count }}
    or (all_{{ count }} is null) != (sum_of_{{ count }} is null)
    or other_{{ count }} < 0
    {%- endfor %}
{{ 'union all' if not loop.last }}
{% endfor %}
