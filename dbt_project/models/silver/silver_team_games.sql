{{ config(
    materialized='incremental',
    alias='silver_games_historical_v2',
    unique_key=['season', 'game_id', 'team'],
    incremental_strategy='merge',
    on_schema_change='append_new_columns',
    liquid_clustered_by='season',
    pre_hook="{{ forget_changes() }}"
) }}

{%- set measures = team_measures() %}
{%- set inputs = [{
    'relation': ref('stg_nhl__team_games'),
    'columns': [
        'game_id', 'team', 'season', 'game_type', 'situation', 'opposing_team', 'home_or_away', 'game_date',
    ] + measures,
}] %}
{%- set changes = changed_units(inputs) %}

with

team_games as (

    select * from {{ ref('stg_nhl__team_games') }}
    where {{ in_units(changes) }}

),

hashes as (

    {{ source_hashes(inputs, changes=changes) }}

),

side_by_side as (

    select
        -- ids
        game_id,
        team,
        season,
        game_type,

        -- who and when: the same in each situation
        max(opposing_team) as opposing_team,
        max(home_or_away) as home_or_away,
        {%- for name, situation in situations().items() %}

        -- {{ situation }}
        {%- for measure in measures %}
        {{ in_situation(situation, measure) }}
            as game_{{ name }}_{{ measure }},
        {%- endfor %}
        {%- endfor %}

        max(game_date) as game_date

    from team_games
    group by game_id, team, season, game_type

),

-- 6 on 5, 4 on 4, 3 on 3, empty nets and the like
with_other as (

    select
        {%- for measure in measures %}
        {{ other_situations('game', measure) }} as game_other_{{ measure }},
        {%- endfor %}
        *
    from side_by_side

)

select
    with_other.*,
    hashes.source_hash
from with_other
inner join hashes on with_other.game_id = hashes.game_id
