{#- A view: what it joins is built, and what it has of a day needs no second table. -#}
{{ config(materialized='view', alias='gold_model_stats_v2') }}

{%- set player_form = player_form_columns(player_form_measures(), ranked_player_measures()) %}
{%- set measures = team_form_measures() %}
{%- set ratios = team_ratios() %}
{%- set team_form = team_season_columns(measures, ratios) + team_recent_columns(measures, ratios) %}

with

players as (

    select * from {{ ref('gold_player_games') }}

),

games as (

    select * from {{ ref('gold_team_games') }}

)

select
    -- ids
    players.player_id,
    players.game_id,
    players.season,
    players.game_type,
    players.shooter_name,
    players.position,
    players.player_team,
    players.opposing_team,

    -- when and where
    players.game_date,
    players.start_time_utc,
    players.home_or_away,
    players.is_home,
    players.rest_days,
    games.opponent_rest_days,
    players.is_played,
    players.is_last_played_game,

    -- the label, and no other fact of the game
    players.player_total_shots_on_goal,

    -- the player before the game
    {%- for column in player_form %}
    players.{{ column }},
    {%- endfor %}

    -- his team before the game
    games.games_played_before as team_games_played_before,
    {%- for column in team_form %}
    games.{{ column }} as team_{{ column }},
    {%- endfor %}

    -- the opponent before the game
    {%- for column in team_form %}
    games.opponent_{{ column }},
    {%- endfor %}
    games.opponent_games_played_before

from players
left join games on players.game_id = games.game_id and players.player_team = games.team
