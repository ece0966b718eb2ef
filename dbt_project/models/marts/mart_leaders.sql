{{ config(materialized='table') }}

{#- Statistic -> (column, what a player needs to be ranked). #}
{%- set skater_statistics = {
    'goals': ('goals', 'true'),
    'assists': ('assists', 'true'),
    'points': ('points', 'true'),
    'shots_on_goal': ('shots_on_goal', 'true'),
    'shot_attempts': ('shot_attempts', 'true'),
    'x_goals': ('x_goals', 'true'),
    'goals_above_expected': ('goals_above_expected', 'true'),
    'hits': ('hits', 'true'),
    'shots_blocked_by_player': ('shots_blocked_by_player', 'true'),
    'takeaways': ('takeaways', 'true'),
    'penalty_minutes': ('penalty_minutes', 'true'),
    'ice_time_per_game': ('ice_time_per_game', '4 * games_with_ice_time >= most_games'),
} %}
{%- set goalie_statistics = {
    'wins': ('wins', 'true'),
    'shutouts': ('shutouts', 'true'),
    'saved_shots_on_goal': ('saved_shots_on_goal', 'true'),
    'goals_saved_above_expected': ('goals_saved_above_expected', 'true'),
    'save_percentage': ('save_percentage', '4 * games_played >= most_games'),
} %}

with

skaters as (

    select
        *,
        max(games_with_ice_time) over (partition by season, game_type) as most_games
    from {{ ref('mart_skater_seasons') }}
    where situation = 'all'

),

goalies as (

    select
        *,
        'G' as position,
        max(games_played) over (partition by season, game_type) as most_games
    from {{ ref('mart_goalie_seasons') }}
    where games_played > 0

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
        rank() over (partition by season, game_type order by {{ column }} desc) as league_rank
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
