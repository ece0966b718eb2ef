{{ config(materialized='table', alias='silver_games_rankings') }}

{%- set sums = team_form_measures() %}
{%- set ratios = team_ratios() %}

{#- Measure -> the column by which it is ranked: a count per game, a ratio itself. -#}
{%- set rates = {} %}
{%- for measure in sums %}
{%- do rates.update({measure: 'average_' ~ measure ~ '_this_season'}) %}
{%- endfor %}
{%- for measure in ratios %}
{%- do rates.update({measure: measure ~ '_this_season'}) %}
{%- endfor %}

{#- What is better with less of it: what a team suffers, and its own penalties. -#}
{%- set less_is_better = [
    'goals_against', 'shots_on_goal_against', 'shot_attempts_against', 'penalties_for',
    'pk_shots_against_per_penalty', 'pk_goals_against_per_penalty',
] %}

with

schedule as (

    select * from {{ ref('silver_scheduled_team_games') }}

),

results as (

    select
        schedule.season,
        schedule.team,
        schedule.game_date,
        schedule.start_time_utc,
        schedule.game_id,
        {%- for measure in sums %}
        results.game_total_{{ measure }},
        {%- endfor %}
        results.game_pp_shots_on_goal_for,
        results.game_pp_goals_for,
        results.game_pk_shots_on_goal_against,
        results.game_pk_goals_against
    from schedule
    inner join {{ ref('silver_team_games') }} as results
        on schedule.game_id = results.game_id and schedule.team = results.team

),

-- A team's season after each of its games, until its next one.
so_far as (

    select
        season,
        team,
        game_date,
        {%- for measure in sums %}
        sum(game_total_{{ measure }}) over season_to_date as sum_{{ measure }}_this_season,
        cast(sum(game_total_{{ measure }}) over season_to_date as double) / count(*) over season_to_date
            as {{ rates[measure] }},
        {%- endfor %}
        {%- for measure, (events, penalties) in ratios.items() %}
        {{ sum_per(events, penalties, 'season_to_date') }} as {{ measure }}_this_season,
        {%- endfor %}
        count(*) over season_to_date as games_played,
        lead(game_date) over (
            partition by season, team order by game_date, start_time_utc, game_id
        ) as next_game_date
    from results
    window
        season_to_date as (
            {{ last_games('season, team') }}
        )

),

{{ standings_by_day(rates, less_is_better) }}

select
    -- ids
    schedule.game_id,
    schedule.team,
    schedule.season,
    schedule.game_type,
    schedule.game_date,

    -- the season before the game
    {%- for measure in sums %}
    cast(ranked.sum_{{ measure }}_this_season as bigint) as sum_{{ measure }}_this_season,
    {%- endfor %}
    {%- for rate in rates.values() %}
    ranked.{{ rate }},
    {%- endfor %}

    -- the place among all teams of the season on that date
    {%- for measure in rates %}
    cast(ranked.rank_{{ measure }} as bigint) as rank_{{ measure }},
    ranked.percent_rank_{{ measure }},
    {%- endfor %}
    coalesce(ranked.games_played, 0) as games_played_before_this_season

from schedule
left join days
    on
        schedule.season = days.season
        and schedule.game_date > days.after_day
        and (days.until_day is null or schedule.game_date <= days.until_day)
left join ranked
    on
        schedule.season = ranked.season
        and schedule.team = ranked.team
        and days.after_day = ranked.after_day
