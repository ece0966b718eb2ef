{{ config(
    materialized='incremental',
    alias='silver_players_rankings',
    unique_key=['season', 'player_id', 'after_day'],
    incremental_strategy='merge',
    on_schema_change='append_new_columns',
    liquid_clustered_by='season',
    pre_hook="{{ forget_changes('season') }}"
) }}

{%- set ranked_by = ranked_player_measures() %}
{%- set rates = {} %}
{%- for measure in ranked_by %}
{%- do rates.update({measure: 'average_' ~ measure}) %}
{%- endfor %}

{#- A season is ranked anew when one of its results has changed: from that day on, the places of all players move. -#}
{%- set player_columns = ['player_id', 'game_id', 'game_date', 'player_team'] %}
{%- for measure in ranked_by %}
{%- do player_columns.append('player_' ~ measure) %}
{%- endfor %}
{%- set inputs = [
    {'relation': ref('silver_player_games'), 'columns': player_columns},
    {'relation': ref('silver_scheduled_team_games'), 'columns': ['game_id', 'team', 'start_time_utc']},
] %}
{%- set changes = changed_units(inputs, 'season') %}

with

hashes as (

    {{ source_hashes(inputs, 'season', changes) }}

),

player_games as (

    select * from {{ ref('silver_player_games') }}
    where {{ in_units(changes, 'season') }}

),

schedule as (

    select * from {{ ref('silver_scheduled_team_games') }}

),

results as (

    select
        player_games.*,
        schedule.start_time_utc
    from player_games
    left join schedule
        on player_games.game_id = schedule.game_id and player_games.player_team = schedule.team

),

-- A player's season after each of his games, until his next one. It follows him through a trade.
so_far as (

    select
        season,
        player_id,
        game_date,
        {%- for measure in ranked_by %}
        avg(player_{{ measure }}) over season_to_date as average_{{ measure }},
        {%- endfor %}
        count(*) over season_to_date as games_played,
        lead(game_date) over (
            partition by season, player_id order by game_date, start_time_utc, game_id
        ) as next_game_date
    from results
    window
        season_to_date as (
            {{ last_games('season, player_id') }}
        )

),

{{ standings_by_day(rates) }}

select
    ranked.season,
    ranked.player_id,
    ranked.after_day,
    ranked.until_day,
    {%- for measure in ranked_by %}
    ranked.percent_rank_{{ measure }} as percent_rank_player_{{ measure }},
    {%- endfor %}
    ranked.games_played,
    hashes.source_hash
from ranked
inner join hashes on ranked.season = hashes.season
