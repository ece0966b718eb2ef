{{ config(
    materialized='incremental',
    unique_key=['season', 'game_id', 'team', 'line_id'],
    incremental_strategy='merge',
    on_schema_change='append_new_columns',
    liquid_clustered_by='season',
    pre_hook="{{ forget_changes() }}"
) }}

{%- set counts = ['shot_attempts', 'unblocked_shot_attempts', 'shots_on_goal', 'goals'] %}
{#- Six: with a line change in its second, a play at 5 on 5 may have one skater too many, whose line is unknown. -#}
{%- set places = range(1, 7) %}
{%- set on_ice_columns = [] %}
{%- for side in ['away', 'home'] %}
{%- do on_ice_columns.append(side ~ '_goalies') %}
{%- for place in places %}
{%- do on_ice_columns.append(side ~ '_skater_' ~ place ~ '_id') %}
{%- endfor %}
{%- endfor %}
{%- set inputs = [
    {'relation': ref('stg_nhl__shifts'), 'columns': [
        'game_id', 'player_id', 'shift_number', 'season', 'game_type', 'game_date', 'player_name', 'position',
        'team', 'opposing_team', 'period', 'game_start_seconds', 'game_end_seconds',
    ]},
    {'relation': ref('stg_nhl__plays'), 'columns': [
        'game_id', 'play_number', 'event_type', 'shot_type', 'period_type', 'team', 'strength', 'x_goals',
    ] + on_ice_columns},
] %}
{%- set changes = changed_units(inputs) %}

with

shifts as (

    select * from {{ ref('stg_nhl__shifts') }}
    where {{ in_units(changes) }}

),

hashes as (

    {{ source_hashes(inputs, changes=changes) }}

),

-- Who may be part of a unit: positions and names are those of the game.
players as (

    select
        game_id,
        player_id,
        max(player_name) as player_name,
        max(position) as position,
        max(team) as team,
        max(opposing_team) as opposing_team,
        max(season) as season,
        max(game_type) as game_type,
        max(game_date) as game_date
    from shifts
    group by game_id, player_id

),

changes as (

    select
        game_id,
        period,
        game_start_seconds as at_second
    from shifts

    union distinct

    select
        game_id,
        period,
        game_end_seconds as at_second
    from shifts

),

-- Between two changes the same players are on the ice.
stretches as (

    select
        game_id,
        period,
        at_second as from_second,
        lead(at_second) over (partition by game_id, period order by at_second) as until_second
    from changes

),

-- Of three ids, the middle one is the sum less the least and the greatest.
sides as (

    select
        stretches.game_id,
        shifts.team,
        stretches.from_second,
        stretches.until_second - stretches.from_second as duration_seconds,
        count(case when shifts.position = 'G' then 1 end) as goalies,
        count(case when shifts.position in ('C', 'L', 'R') then 1 end) as forwards,
        count(case when shifts.position = 'D' then 1 end) as defenders,
        min(case when shifts.position in ('C', 'L', 'R') then shifts.player_id end) as first_forward,
        sum(case when shifts.position in ('C', 'L', 'R') then shifts.player_id end) as sum_of_forwards,
        max(case when shifts.position in ('C', 'L', 'R') then shifts.player_id end) as last_forward,
        min(case when shifts.position = 'D' then shifts.player_id end) as first_defender,
        max(case when shifts.position = 'D' then shifts.player_id end) as last_defender
    from stretches
    inner join shifts
        on
            stretches.game_id = shifts.game_id
            and stretches.period = shifts.period
            and stretches.from_second >= shifts.game_start_seconds
            and stretches.from_second < shifts.game_end_seconds
    where stretches.until_second is not null
    group by stretches.game_id, shifts.team, stretches.from_second, stretches.until_second

),

with_opponent as (

    select
        *,
        sum(forwards + defenders) over (partition by game_id, from_second) as skaters_of_both,
        sum(goalies) over (partition by game_id, from_second) as goalies_of_both
    from sides

),

attempts as (

    select
        *,
        case when {{ is_shot_attempt() }} then 1 else 0 end as shot_attempts,
        case when event_type != 'blocked-shot' and {{ is_shot_attempt() }} then 1 else 0 end as unblocked_shot_attempts,
        case when event_type in ('goal', 'shot-on-goal') and {{ is_shot_attempt() }} then 1 else 0 end as shots_on_goal,
        case when event_type = 'goal' then 1 else 0 end as goals
    from {{ ref('stg_nhl__plays') }}
    where
        {{ in_units(changes) }}
        and event_type in ('goal', 'shot-on-goal', 'missed-shot', 'blocked-shot')
        and {{ situation_of_play() }} = '5on5'
        and coalesce(period_type, 'REG') != 'SO'

),

places as (

    {% for place in places -%}
    select {{ place }} as place
    {{ 'union all' if not loop.last }}
    {% endfor %}

),

{% for side in ['away', 'home'] %}
{{ side }}_on_ice as (

    select
        attempts.game_id,
        attempts.play_number,
        attempts.team,
        case places.place
            {%- for place in places %}
            when {{ place }} then attempts.{{ side }}_skater_{{ place }}_id
            {%- endfor %}
        end as player_id
    from attempts
    cross join places

),
{% endfor %}

on_ice as (

    select * from away_on_ice
    union all
    select * from home_on_ice

),

sides_of_attempts as (

    select
        on_ice.game_id,
        on_ice.play_number,
        players.team,
        players.team = on_ice.team as is_for,
        count(case when players.position in ('C', 'L', 'R') then 1 end) as forwards,
        count(case when players.position = 'D' then 1 end) as defenders,
        min(case when players.position in ('C', 'L', 'R') then on_ice.player_id end) as first_forward,
        sum(case when players.position in ('C', 'L', 'R') then on_ice.player_id end) as sum_of_forwards,
        max(case when players.position in ('C', 'L', 'R') then on_ice.player_id end) as last_forward,
        min(case when players.position = 'D' then on_ice.player_id end) as first_defender,
        max(case when players.position = 'D' then on_ice.player_id end) as last_defender
    from on_ice
    inner join players on on_ice.game_id = players.game_id and on_ice.player_id = players.player_id
    group by on_ice.game_id, on_ice.play_number, players.team, on_ice.team

),

-- Time and attempts of three forwards and two defenders; with another split there is neither line nor pair.
moments as (

    select
        game_id,
        team,
        first_forward,
        sum_of_forwards,
        last_forward,
        first_defender,
        last_defender,
        {%- for side in ['for', 'against'] %}
        {%- for count in counts %}
        0 as {{ count }}_{{ side }},
        {%- endfor %}
        cast(0 as double) as x_goals_{{ side }},
        {%- endfor %}
        duration_seconds as ice_time
    from with_opponent
    where forwards = 3 and defenders = 2 and goalies = 1 and skaters_of_both = 10 and goalies_of_both = 2

    union all

    select
        sides_of_attempts.game_id,
        sides_of_attempts.team,
        sides_of_attempts.first_forward,
        sides_of_attempts.sum_of_forwards,
        sides_of_attempts.last_forward,
        sides_of_attempts.first_defender,
        sides_of_attempts.last_defender,
        {%- for side, is_side in [('for', 'sides_of_attempts.is_for'), ('against', 'not sides_of_attempts.is_for')] %}
        {%- for count in counts %}
        case when {{ is_side }} then attempts.{{ count }} else 0 end as {{ count }}_{{ side }},
        {%- endfor %}
        case when {{ is_side }} then coalesce(attempts.x_goals, 0) else 0 end as x_goals_{{ side }},
        {%- endfor %}
        0 as ice_time
    from sides_of_attempts
    inner join attempts
        on
            sides_of_attempts.game_id = attempts.game_id
            and sides_of_attempts.play_number = attempts.play_number
    where sides_of_attempts.forwards = 3 and sides_of_attempts.defenders = 2

),

units as (

    select
        'line' as unit,
        first_forward as player_1_id,
        cast(sum_of_forwards - first_forward - last_forward as bigint) as player_2_id,
        last_forward as player_3_id,
        *
    from moments

    union all

    select
        'pair' as unit,
        first_defender as player_1_id,
        last_defender as player_2_id,
        cast(null as bigint) as player_3_id,
        *
    from moments

),

summed as (

    select
        game_id,
        team,
        unit,
        player_1_id,
        player_2_id,
        player_3_id,
        {%- for side in ['for', 'against'] %}
        {%- for count in counts %}
        cast(sum({{ count }}_{{ side }}) as bigint) as {{ count }}_{{ side }},
        {%- endfor %}
        {{ sum_x_goals('x_goals_' ~ side) }} as x_goals_{{ side }},
        {%- endfor %}
        cast(sum(ice_time) as bigint) as ice_time
    from units
    group by game_id, team, unit, player_1_id, player_2_id, player_3_id

)

select
    -- key
    summed.game_id,
    summed.team,
    cast(summed.player_1_id as string) || '-' || cast(summed.player_2_id as string)
    || case when summed.player_3_id is null then '' else '-' || cast(summed.player_3_id as string) end as line_id,
    first_player.season,
    first_player.game_type,

    -- who: the players in the order of their ids
    summed.unit,
    summed.player_1_id,
    summed.player_2_id,
    summed.player_3_id,
    first_player.player_name as player_1_name,
    second_player.player_name as player_2_name,
    third_player.player_name as player_3_name,

    -- together at 5 on 5
    summed.ice_time,
    {%- for side in ['for', 'against'] %}
    {%- for count in counts + ['x_goals'] %}
    summed.{{ count }}_{{ side }},
    {%- endfor %}
    {%- endfor %}

    -- when and against whom
    first_player.game_date,
    first_player.opposing_team,

    -- what builds compare
    hashes.source_hash

from summed
inner join hashes on summed.game_id = hashes.game_id
inner join players as first_player
    on summed.game_id = first_player.game_id and summed.player_1_id = first_player.player_id
inner join players as second_player
    on summed.game_id = second_player.game_id and summed.player_2_id = second_player.player_id
left join players as third_player
    on summed.game_id = third_player.game_id and summed.player_3_id = third_player.player_id
