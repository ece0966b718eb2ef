{{ config(materialized='table') }}

with

standings as (

    select * from {{ ref('stg_nhl__standings') }}

),

dated as (

    select
        *,
        max(standings_date) over (partition by season) as latest_date
    from standings

)

select
    -- key
    season,
    standings_date,
    team,

    -- who
    team_name,
    conference,
    division,

    -- place
    league_rank,
    conference_rank,
    division_rank,
    wildcard_rank,
    clinch_indicator,

    -- results
    games_played,
    wins,
    losses,
    ot_losses,
    points,
    point_percentage as points_percentage,
    regulation_wins,
    regulation_plus_ot_wins,
    shootout_wins,
    shootout_losses,
    goals_for,
    goals_against,
    goal_differential,
    case when streak_code is not null then streak_code || cast(streak_count as string) end as streak,

    -- at home, on the road and of the last ten games
    {%- for split in ['home', 'road', 'l10'] %}
    {%- for count in ['games_played', 'wins', 'losses', 'ot_losses', 'points', 'goals_for', 'goals_against'] %}
    {{ split }}_{{ count }},
    {%- endfor %}
    {%- endfor %}

    -- which
    standings_date = latest_date as is_latest

from dated
