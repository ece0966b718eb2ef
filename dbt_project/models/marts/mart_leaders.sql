{{ config(materialized='table') }}

{#- Statistic -> (column, what a player needs to be ranked). Who has none of a count does not lead in it. #}
{%- set skater_statistics = {
    'goals': ('goals', 'goals > 0'),
    'assists': ('assists', 'assists > 0'),
    'points': ('points', 'points > 0'),
    'shots_on_goal': ('shots_on_goal', 'shots_on_goal > 0'),
    'shot_attempts': ('shot_attempts', 'shot_attempts > 0'),
    'x_goals': ('x_goals', 'x_goals > 0'),
    'goals_above_expected': ('goals_above_expected', 'true'),
    'hits': ('hits', 'hits > 0'),
    'shots_blocked_by_player': ('shots_blocked_by_player', 'shots_blocked_by_player > 0'),
    'takeaways': ('takeaways', 'takeaways > 0'),
    'penalty_minutes': ('penalty_minutes', 'penalty_minutes > 0'),
    'plus_minus': ('plus_minus', 'true'),
    'ice_time_per_game': ('ice_time_per_game', '4 * games_with_ice_time >= most_games'),
} %}
{%- set goalie_statistics = {
    'wins': ('wins', 'wins > 0'),
    'shutouts': ('shutouts', 'shutouts > 0'),
    'saved_shots_on_goal': ('saved_shots_on_goal', 'saved_shots_on_goal > 0'),
    'goals_saved_above_expected': ('goals_saved_above_expected', 'true'),
    'save_percentage': ('save_percentage', 'is_qualified'),
    'goals_against_average': ('goals_against_average', 'is_qualified'),
} %}

{#- The first has the least of these, and the most of the others. #}
{%- set less_is_better = ['goals_against_average'] %}

with

skaters as (

    select
        *,
        max(games_with_ice_time) over (partition by season, game_type) as most_games
    from {{ ref('mart_skater_seasons') }}
    where situation = 'all'

),

seasons as (

    select
        season,
        game_type,
        max(games_played) as games_of_a_team
    from {{ ref('mart_team_seasons') }}
    where situation = 'all'
    group by season, game_type

),

-- The NHL ranks goalies by percentage and average from 25 games of a team's 82 on. In the playoffs, a
-- goalie needs a quarter of the games of the player with the most.
goalies as (

    select
        goalie_seasons.*,
        'G' as position,
        case
            when goalie_seasons.game_type = 2
                then 82 * goalie_seasons.games_played >= 25 * seasons.games_of_a_team
            else
                4 * goalie_seasons.games_played
                >= max(goalie_seasons.games_played) over (partition by goalie_seasons.season, goalie_seasons.game_type)
        end as is_qualified
    from {{ ref('mart_goalie_seasons') }} as goalie_seasons
    left join seasons
        on goalie_seasons.season = seasons.season and goalie_seasons.game_type = seasons.game_type
    where goalie_seasons.games_played > 0

),

ranked as (

    {%- for source, statistics in [('skaters', skater_statistics), ('goalies', goalie_statistics)] %}
    {%- set is_last_source = loop.last %}
    {%- for statistic, (column, condition) in statistics.items() %}

    select
        season,
        game_type,
        '{{ statistic }}' as statistic,
        player_id,
        player_name,
        team,
        position,
        games_played,
        cast({{ column }} as double) as statistic_value,
        rank() over (
            partition by season, game_type order by {{ column }} {{ 'asc' if statistic in less_is_better else 'desc' }}
        ) as league_rank
    from {{ source }}
    where {{ column }} is not null and {{ condition }}
    {{- '' if is_last_source and loop.last else '\n\n    union all' }}
    {%- endfor %}
    {%- endfor %}

)

select
    season,
    game_type,
    statistic,
    player_id,
    cast(league_rank as bigint) as league_rank,
    player_name,
    team,
    position,
    games_played,
    statistic_value
from ranked
where league_rank <= 50
