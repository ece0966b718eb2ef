{{ config(materialized='table') }}

{%- set form_columns = [] %}
{%- for measure in team_form_measures() %}
{%- for games in ['this_season', 'last_3_games', 'last_7_games'] %}
{%- do form_columns.append('average_' ~ measure ~ '_' ~ games) %}
{%- endfor %}
{%- endfor %}
{%- for measure in ['pp_shots', 'pp_goals', 'pk_shots_against', 'pk_goals_against'] %}
{%- for games in ['this_season', 'last_7_games'] %}
{%- do form_columns.append(measure ~ '_per_penalty_' ~ games) %}
{%- endfor %}
{%- endfor %}

{#- Power-play shots and goals per penalty of the opponent, short-handed ones against per penalty of one's own. -#}
{%- set per_penalty = {
    'pp_shots': ('game_pp_shots_on_goal_for', 'game_total_penalties_against'),
    'pp_goals': ('game_pp_goals_for', 'game_total_penalties_against'),
    'pk_shots_against': ('game_pk_shots_on_goal_against', 'game_total_penalties_for'),
    'pk_goals_against': ('game_pk_goals_against', 'game_total_penalties_for'),
} %}

with

schedule as (

    select * from {{ ref('silver_schedule_2023_v2') }}

),

results as (

    select * from {{ ref('silver_games_historical_v2') }}

),

-- Every game that has a result, and every one to come; a final game whose statistics are missing is neither.
games as (

    select
        schedule.*,
        results.game_id is not null as is_played,
        {%- for measure in team_form_measures() %}
        results.game_total_{{ measure }} as {{ measure }},
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
        season,
        {%- for measure in team_form_measures() %}
        avg({{ measure }}) {{ last_games('team, season') }} as average_{{ measure }}_this_season,
        avg({{ measure }}) {{ last_games('team', 3) }} as average_{{ measure }}_last_3_games,
        avg({{ measure }}) {{ last_games('team', 7) }} as average_{{ measure }}_last_7_games,
        {%- endfor %}
        {%- for measure, (events, penalties) in per_penalty.items() %}
        {{ sum_per(events, penalties, last_games('team, season')) }} as {{ measure }}_per_penalty_this_season,
        {{ sum_per(events, penalties, last_games('team', 7)) }} as {{ measure }}_per_penalty_last_7_games,
        {%- endfor %}
        row_number() over (partition by team order by game_date, start_time_utc, game_id) as game_number
    from games
    where is_played

),

numbered as (

    select
        *,
        {{ played_before('team') }} as games_played_before,
        {{ played_before('team, season') }} as games_played_before_this_season
    from games

),

with_form as (

    select
        {%- for column in form_columns %}
        {{ this_season_only('form', 'numbered', column) }},
        {%- endfor %}
        numbered.*
    from numbered
    left join form on numbered.team = form.team and numbered.games_played_before = form.game_number

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
    own.last_period_type
    {%- for measure in team_form_measures() %},
    own.{{ measure }}
    {%- endfor %},

    -- the team before the game
    own.games_played_before,
    own.games_played_before_this_season
    {%- for column in form_columns %},
    own.{{ column }}
    {%- endfor %},

    -- the opponent before the game
    {%- for column in form_columns %}
    opponent.{{ column }} as opponent_{{ column }},
    {%- endfor %}
    opponent.games_played_before as opponent_games_played_before,
    opponent.games_played_before_this_season as opponent_games_played_before_this_season

from with_form as own
left join with_form as opponent on own.game_id = opponent.game_id and own.opposing_team = opponent.team
