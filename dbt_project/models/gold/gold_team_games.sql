{{ config(materialized='table', alias='gold_game_stats_v2') }}

{%- set measures = team_form_measures() %}
{%- set ratios = team_ratios() %}
{%- set parts = parts_of_total() %}
{%- set season_columns = team_season_columns(measures, ratios) %}
{%- set recent_columns = team_recent_columns(measures, ratios) %}
{%- set form_columns = season_columns + recent_columns %}

with

schedule as (

    select * from {{ ref('silver_scheduled_team_games') }}

),

results as (

    select * from {{ ref('silver_team_games') }}

),

seasons as (

    select * from {{ ref('silver_team_game_ranks') }}

),

-- Every game that has a result, and every one to come; a final game whose statistics are missing is neither.
games as (

    select
        schedule.*,
        results.game_id is not null as is_played,
        {%- for measure in measures %}
        results.game_total_{{ measure }} as {{ measure }},
        {%- for part in parts %}
        results.game_{{ part }}_{{ measure }} as {{ part }}_{{ measure }},
        {%- endfor %}
        {%- endfor %}
        results.game_pp_shots_on_goal_for,
        results.game_pp_goals_for,
        results.game_pk_shots_on_goal_against,
        results.game_pk_goals_against,
        results.game_total_penalties_for,
        results.game_total_penalties_against
    from schedule
    left join results on schedule.game_id = results.game_id and schedule.team = results.team
    where results.game_id is not null or schedule.is_upcoming

),

-- Form as it stands AFTER the n-th game of a team: it is handed to later games only.
form as (

    select
        team,
        {%- for measure in measures %}
        avg({{ measure }}) over last_3_games as average_{{ measure }}_last_3_games,
        avg({{ measure }}) over last_7_games as average_{{ measure }}_last_7_games,
        {%- endfor %}
        {%- for measure, (events, penalties) in ratios.items() %}
        {{ sum_per(events, penalties, 'last_7_games') }} as {{ measure }}_last_7_games,
        {%- endfor %}
        count(*) over all_games as game_number
    from games
    where is_played
    window
        all_games as (
            {{ last_games('team') }}
        ),
        last_3_games as (
            {{ last_games('team', 3) }}
        ),
        last_7_games as (
            {{ last_games('team', 7) }}
        )

),

numbered as (

    select
        *,
        count(case when is_played then 1 end) over earlier_games as games_played_before
    from games
    window
        earlier_games as (
            {{ games_before('team') }}
        )

),

with_form as (

    select
        {%- for column in season_columns %}
        seasons.{{ column }},
        {%- endfor %}
        {%- for column in recent_columns %}
        form.{{ column }},
        {%- endfor %}
        numbered.*
    from numbered
    left join form on numbered.team = form.team and numbered.games_played_before = form.game_number
    left join seasons on numbered.game_id = seasons.game_id and numbered.team = seasons.team

)

select
    -- ids
    own.game_id,
    own.team,
    own.opposing_team,
    own.season,
    own.game_type,

    -- when and where
    own.game_date,
    own.start_time_utc,
    own.home_or_away,
    own.is_home,
    own.rest_days,
    opponent.rest_days as opponent_rest_days,
    own.is_played,

    -- how it ended; NULL for a game to come
    own.score,
    own.opposing_score,
    own.winner,
    own.is_win,
    own.last_period_type,

    -- the game itself and its parts; NULL for a game to come
    {%- for measure in measures %}
    own.{{ measure }},
    {%- for part in parts %}
    own.{{ part }}_{{ measure }},
    {%- endfor %}
    {%- endfor %}

    -- the team before the game
    own.games_played_before,
    {%- for column in form_columns %}
    own.{{ column }},
    {%- endfor %}

    -- the opponent before the game
    {%- for column in form_columns %}
    opponent.{{ column }} as opponent_{{ column }},
    {%- endfor %}
    opponent.games_played_before as opponent_games_played_before

from with_form as own
left join with_form as opponent on own.game_id = opponent.game_id and own.opposing_team = opponent.team
