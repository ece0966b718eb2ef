{{ config(materialized='table') }}

{%- set ranked_by = ranked_player_measures() %}

with

schedule as (

    select * from {{ ref('silver_schedule_2023_v2') }}

),

player_games as (

    select
        played_games.*,
        schedule.start_time_utc
    from {{ ref('silver_players_ranked') }} as played_games
    left join schedule
        on played_games.game_id = schedule.game_id and played_games.player_team = schedule.team

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
    from player_games
    window
        season_to_date as (
            {{ last_games('season, player_id') }}
        )

),

played_days as (

    select distinct
        season,
        game_date
    from player_games

),

-- The days with results. What stands after one holds for the games up to the next.
days as (

    select
        season,
        game_date as after_day,
        lead(game_date) over (partition by season order by game_date) as until_day
    from played_days

),

-- Every player of the season on each of these days, also those that did not play.
standings as (

    select
        days.after_day,
        days.until_day,
        so_far.*
    from days
    inner join so_far
        on
            days.season = so_far.season
            and days.after_day >= so_far.game_date
            and (so_far.next_game_date is null or days.after_day < so_far.next_game_date)

),

placed as (

    select
        {%- for measure in ranked_by %}
        {{ place('average_' ~ measure, 'season, after_day') }} as rank_{{ measure }},
        {%- endfor %}
        *
    from standings

)

select
    season,
    player_id,
    after_day,
    until_day,
    {%- for measure in ranked_by %}
    {{ percent_of_place('rank_' ~ measure, 'average_' ~ measure, 'season, after_day') }}
        as percent_rank_player_{{ measure }},
    {%- endfor %}
    games_played
from placed
