{{ config(materialized='table', alias='silver_schedule_2023_v2') }}

with

games as (

    select * from {{ ref('stg_nhl__games') }}

),

sides as (

    {% for own, other in [('home', 'away'), ('away', 'home')] %}
    select
        game_id,
        {{ own }}_team as team,
        {{ other }}_team as opposing_team,
        {{ own }}_team_id as team_id,
        {{ other }}_team_id as opposing_team_id,
        season,
        game_type,
        game_date,
        day,
        start_time_utc,
        venue,
        neutral_site,
        '{{ own | upper }}' as home_or_away,
        {{ 'true' if own == 'home' else 'false' }} as is_home,
        game_state,
        game_schedule_state,
        is_final,
        is_called_off,
        last_period_type,
        case when is_final then {{ own }}_score end as score,
        case when is_final then {{ other }}_score end as opposing_score
    from games
    {{ 'union all' if not loop.last }}
    {% endfor %}

),

-- How far the league has played, as the schedule last saw it: the newest day with a final game, and its latest start.
league as (

    select
        game_date as played_through,
        max(start_time_utc) as latest_start
    from games
    where is_final
    group by game_date
    order by game_date desc
    limit 1

),

-- A game that was called off neither has rest days nor ends the rest before the next one.
in_order as (

    select
        *,
        case
            when not is_called_off
                then lag(game_date) over (
                    partition by season, team, is_called_off order by game_date, start_time_utc, game_id
                )
        end as previous_game_date
    from sides

),

standing as (

    select
        in_order.*,
        league.played_through,
        league.latest_start
    from in_order
    left join league on true

)

select
    -- ids
    game_id,
    team,
    opposing_team,
    team_id,
    opposing_team_id,
    season,
    game_type,

    -- when and where
    game_date,
    day,
    start_time_utc,
    venue,
    neutral_site,
    home_or_away,
    is_home,
    cast({{ datediff('previous_game_date', 'game_date', 'day') }} as bigint) as rest_days,

    -- how it stands
    game_state,
    game_schedule_state,
    is_final,
    {{ is_upcoming() }} as is_upcoming,

    -- how it ended
    score,
    opposing_score,
    case when score > opposing_score then team when score < opposing_score then opposing_team end as winner,
    score > opposing_score as is_win,
    case when is_final then last_period_type end as last_period_type

from standing
