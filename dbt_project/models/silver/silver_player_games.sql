{{ config(
    materialized='incremental',
    alias='silver_players_ranked',
    unique_key=['season', 'player_id', 'game_id'],
    incremental_strategy='merge',
    on_schema_change='append_new_columns',
    liquid_clustered_by='season',
    pre_hook="{{ forget_changes() }}"
) }}

{%- set sums = player_sums() %}

{#- Ranks cannot be added up, and a shift can span two situations. -#}
{%- set measures = ['ice_time_rank', 'shifts'] + sums %}
{%- set off_ice = ['off_ice_shot_attempts_for', 'off_ice_shot_attempts_against'] %}
{%- set who_and_when = [
    'player_name', 'position', 'player_team', 'opposing_team', 'home_or_away', 'game_date', 'has_shifts',
] %}
{%- set inputs = [{
    'relation': ref('stg_nhl__player_games'),
    'columns': ['player_id', 'game_id', 'season', 'game_type', 'situation'] + who_and_when + measures + off_ice,
}] %}
{%- set changes = changed_units(inputs) %}

with

player_games as (

    select * from {{ ref('stg_nhl__player_games') }}
    where {{ in_units(changes) }}

),

hashes as (

    {{ source_hashes(inputs, changes=changes) }}

),

side_by_side as (

    select
        -- ids
        player_id,
        game_id,
        season,
        game_type,

        -- who and when: the same in each situation
        max(player_name) as player_name,
        max(position) as position,
        max(player_team) as player_team,
        max(opposing_team) as opposing_team,
        max(home_or_away) as home_or_away,
        max(game_date) as game_date,
        cast(max(case when has_shifts then 1 else 0 end) as bigint) = 1 as has_shifts,
        {%- for name, situation in situations().items() %}

        -- {{ situation }}
        {%- for measure in measures %}
        {{ in_situation(situation, measure) }}
            as player_{{ name }}_{{ measure }},
        {%- endfor %}
        {%- endfor %}

        -- his team's attempts while he was off the ice
        {{ in_situation('5on5', 'off_ice_shot_attempts_for') }}
            as player_ev_off_ice_shot_attempts_for,
        {{ in_situation('5on5', 'off_ice_shot_attempts_against') }}
            as player_ev_off_ice_shot_attempts_against

    from player_games
    group by player_id, game_id, season, game_type

),

-- 6 on 5, 4 on 4, 3 on 3, empty nets and the like
with_other as (

    select
        {%- for measure in sums %}
        {{ other_situations('player', measure) }} as player_other_{{ measure }},
        {%- endfor %}
        *
    from side_by_side

)

select
    with_other.*,
    hashes.source_hash
from with_other
inner join hashes on with_other.game_id = hashes.game_id
