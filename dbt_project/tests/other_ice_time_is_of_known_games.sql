-- Ice time and rates of a season's `other` are over the games in which the time of all strengths is known. A player can
-- lack it although the game has shifts: where the boxscore contradicts them. Computed anew from single games.
{% set seasons = {
    'mart_skater_seasons': {'who': 'player_id', 'games': 'stg_nhl__player_games', 'shots': 'shots_on_goal'},
    'mart_team_seasons': {'who': 'team', 'games': 'stg_nhl__team_games', 'shots': 'shots_on_goal_for'},
} %}

with

{% for mart, each in seasons.items() %}
games_of_{{ mart }} as (

    select
        {{ each.who }} as who,
        season,
        game_type,
        game_id,
        count(ice_time) as known,
        sum(case when situation = 'all' then ice_time else -ice_time end) as ice_time,
        sum(case when situation = 'all' then {{ each.shots }} else -{{ each.shots }} end) as shots
    from {{ ref(each.games) }}
    group by {{ each.who }}, season, game_type, game_id

),

seasons_of_{{ mart }} as (

    select
        who,
        season,
        game_type,
        count(case when known = 4 then 1 end) as games_with_ice_time,
        sum(case when known = 4 then ice_time end) as ice_time,
        sum(case when known = 4 then shots end) as shots
    from games_of_{{ mart }}
    group by who, season, game_type

){{ ',' if not loop.last }}
{% endfor %}

{% for mart, each in seasons.items() -%}
select
    '{{ mart }}' as found_in,
    cast(expected.who as string) as who,
    expected.season,
    expected.game_type
from seasons_of_{{ mart }} as expected
inner join {{ ref(mart) }} as mart
    on
        expected.who = mart.{{ each.who }}
        and expected.season = mart.season
        and expected.game_type = mart.game_type
        and mart.situation = 'other'
where
    expected.games_with_ice_time != mart.games_with_ice_time
    or coalesce(expected.ice_time, -1) != coalesce(mart.ice_time, -1)
    or abs(
        coalesce({{ per_60('expected.shots', 'expected.ice_time') }}, -1)
        - coalesce(mart.{{ each.shots }}_per_60, -1)
    ) > 0.000001
{{ 'union all' if not loop.last }}
{% endfor %}
