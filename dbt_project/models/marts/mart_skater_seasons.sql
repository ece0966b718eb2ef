{{ config(materialized='table') }}

{%- set counts = [
    'goals', 'primary_assists', 'secondary_assists', 'points',
    'shots_on_goal', 'missed_shots', 'blocked_shot_attempts', 'shot_attempts', 'unblocked_shot_attempts',
    'rebounds', 'rebound_goals',
    'low_danger_shots', 'medium_danger_shots', 'high_danger_shots',
    'low_danger_goals', 'medium_danger_goals', 'high_danger_goals',
    'hits', 'takeaways', 'giveaways', 'shots_blocked_by_player', 'faceoffs_won', 'faceoffs_lost',
    'penalties', 'penalties_drawn', 'penalty_minutes',
] %}
{#- Natural Stat Trick's individual rates; assists are the sum of two of them. -#}
{%- set own_rates = [
    'goals', 'primary_assists', 'secondary_assists', 'points',
    'shots_on_goal', 'shot_attempts', 'unblocked_shot_attempts', 'rebounds', 'high_danger_shots',
    'hits', 'takeaways', 'giveaways', 'shots_blocked_by_player',
    'penalties', 'penalties_drawn', 'penalty_minutes',
] %}
{%- set on_ice_rates, off_ice_counts = [], [] %}
{%- for side in ['for', 'against'] %}
{%- for count in ['goals', 'shots_on_goal', 'shot_attempts', 'unblocked_shot_attempts', 'high_danger_shots'] %}
{%- do on_ice_rates.append('on_ice_' ~ count ~ '_' ~ side) %}
{%- endfor %}
{%- do off_ice_counts.extend(['off_ice_shot_attempts_' ~ side, 'off_ice_unblocked_shot_attempts_' ~ side]) %}
{%- endfor %}
{%- set on_ice_counts = on_ice_rates + off_ice_counts %}
{%- set on_ice_x_goals = [
    'on_ice_x_goals_for', 'on_ice_x_goals_against', 'off_ice_x_goals_for', 'off_ice_x_goals_against',
] %}
{%- set timed_counts = own_rates + on_ice_rates %}
{%- set timed_x_goals = ['x_goals', 'on_ice_x_goals_for', 'on_ice_x_goals_against'] %}

with

-- A player's ice time is not divided by strength without shifts, and where the boxscore contradicts them.
ice_times as (

    select
        player_id,
        game_id,
        count(ice_time) = 4 as is_divided
    from {{ ref('stg_nhl__player_games') }}
    group by player_id, game_id

),

-- Off the ice is what the team has without the player on it, as the attempts of bronze are.
player_games as (

    select
        player_games.*,
        ice_times.is_divided,
        team_games.x_goals_for - player_games.on_ice_x_goals_for as off_ice_x_goals_for,
        team_games.x_goals_against - player_games.on_ice_x_goals_against as off_ice_x_goals_against
    from {{ ref('stg_nhl__player_games') }} as player_games
    inner join ice_times
        on player_games.player_id = ice_times.player_id and player_games.game_id = ice_times.game_id
    left join {{ ref('stg_nhl__team_games') }} as team_games
        on
            player_games.season = team_games.season
            and player_games.game_id = team_games.game_id
            and player_games.player_team = team_games.team
            and player_games.situation = team_games.situation

),

-- A player's name, team and position are those of the latest game, by date: a postponed game keeps its low id.
latest_games as (

    select
        player_id,
        season,
        game_type,
        player_name,
        position,
        player_team,
        row_number() over (
            partition by player_id, season, game_type order by game_date desc, game_id desc
        ) as games_ago
    from player_games
    where situation = 'all'

),

-- Rates per 60 minutes take their events from the games with a known ice time: the sums that begin with timed_.
summed as (

    select
        player_id,
        season,
        game_type,
        situation,
        count(*) as games_played,
        count(distinct player_team) as teams_played_for,
        count(ice_time) as games_with_ice_time,
        count(case when has_shifts then 1 end) as games_with_shifts,
        count(plus_minus) as games_with_plus_minus,
        cast(sum(plus_minus) as bigint) as plus_minus,
        cast(sum(ice_time) as bigint) as ice_time,
        cast(sum(case when has_shifts then ice_time end) as bigint) as ice_time_with_shifts,
        cast(sum(shifts) as bigint) as shifts,
        {%- for count in counts %}
        cast(sum({{ count }}) as bigint) as {{ count }},
        {%- endfor %}
        {{ sum_x_goals('x_goals') }} as x_goals,
        {%- for count in on_ice_counts %}
        cast(sum({{ count }}) as bigint) as {{ count }},
        {%- endfor %}
        {%- for x_goals in on_ice_x_goals %}
        {{ sum_x_goals(x_goals) }} as {{ x_goals }},
        {%- endfor %}
        {%- for count in timed_counts %}
        sum(case when ice_time is not null then {{ count }} end) as timed_{{ count }},
        {%- endfor %}
        {%- for x_goals in timed_x_goals %}
        {{ sum_x_goals('case when ice_time is not null then ' ~ x_goals ~ ' end') }} as timed_{{ x_goals }},
        {%- endfor %}
        sum(case when has_shifts then points end) as charted_points,
        -- Only a divided ice time has a rest.
        {%- for count in ['ice_time'] + timed_counts %}
        sum(case when is_divided then {{ count }} end) as divided_{{ count }},
        {%- endfor %}
        {%- for x_goals in timed_x_goals %}
        {{ sum_x_goals('case when is_divided then ' ~ x_goals ~ ' end') }} as divided_{{ x_goals }},
        {%- endfor %}
        count(case when is_divided then 1 end) as games_with_divided_ice_time
    from player_games
    group by player_id, season, game_type, situation

),

{%- set summed_columns = ['ice_time', 'ice_time_with_shifts'] + counts + on_ice_counts %}
{%- set summed_x_goals = ['x_goals'] + on_ice_x_goals %}

-- 6 on 5, 4 on 4, 3 on 3, empty nets and the like: what `all` has beyond the three strengths. A shift can span two.
rest as (

    select
        player_id,
        season,
        game_type,
        max(games_played) as games_played,
        max(teams_played_for) as teams_played_for,
        max(games_with_divided_ice_time) as games_with_ice_time,
        max(games_with_shifts) as games_with_shifts,
        {%- for count in counts + on_ice_counts %}
        cast({{ rest_of_situations(count) }} as bigint) as {{ count }},
        {%- endfor %}
        {%- for x_goals in summed_x_goals %}
        {{ round_x_goals(rest_of_situations(x_goals)) }} as {{ x_goals }},
        {%- endfor %}
        {%- for count in timed_counts %}
        {{ rest_of_situations('divided_' ~ count) }} as timed_{{ count }},
        {%- endfor %}
        {%- for x_goals in timed_x_goals %}
        {{ round_x_goals(rest_of_situations('divided_' ~ x_goals)) }} as timed_{{ x_goals }},
        {%- endfor %}
        {{ rest_of_situations('charted_points') }} as charted_points,
        cast({{ rest_of_situations('divided_ice_time') }} as bigint) as ice_time,
        -- A divided ice time has shifts.
        cast({{ rest_of_situations('divided_ice_time') }} as bigint) as ice_time_with_shifts
    from summed
    group by player_id, season, game_type
    having count(*) = 4

),

situations as (

    select
        player_id,
        season,
        game_type,
        situation,
        games_played,
        teams_played_for,
        games_with_ice_time,
        games_with_shifts,
        games_with_plus_minus,
        {%- for column in summed_columns + summed_x_goals %}
        {{ column }},
        {%- endfor %}
        {%- for count in timed_counts + timed_x_goals %}
        timed_{{ count }},
        {%- endfor %}
        charted_points,
        shifts,
        plus_minus
    from summed

    union all

    select
        player_id,
        season,
        game_type,
        'other' as situation,
        games_played,
        teams_played_for,
        games_with_ice_time,
        games_with_shifts,
        cast(0 as bigint) as games_with_plus_minus,
        {%- for column in summed_columns + summed_x_goals %}
        {{ column }},
        {%- endfor %}
        {%- for count in timed_counts + timed_x_goals %}
        timed_{{ count }},
        {%- endfor %}
        charted_points,
        cast(null as bigint) as shifts,
        -- The boxscore does not divide it by strength, so its rest is unknown, too.
        cast(null as bigint) as plus_minus
    from rest

)

select
    -- key
    situations.player_id,
    situations.season,
    situations.game_type,
    situations.situation,

    -- who
    latest_games.player_name,
    latest_games.position,
    latest_games.player_team as team,
    situations.teams_played_for,

    -- games and time on ice
    situations.games_played,
    situations.games_with_ice_time,
    situations.games_with_shifts,
    situations.games_with_plus_minus,
    situations.ice_time,
    situations.ice_time_with_shifts,
    {{ ratio('situations.ice_time', 'situations.games_with_ice_time') }} as ice_time_per_game,
    situations.shifts,

    -- the player's own counts
    situations.primary_assists + situations.secondary_assists as assists,
    {%- for count in counts %}
    situations.{{ count }},
    {%- endfor %}
    situations.x_goals,
    situations.plus_minus,

    -- the player's own rates
    {{ round_x_goals('situations.goals - situations.x_goals') }} as goals_above_expected,
    {{ ratio('situations.goals', 'situations.shots_on_goal') }} as shooting_percentage,
    {{ share('situations.faceoffs_won', 'situations.faceoffs_lost') }} as faceoff_percentage,
    {%- for count in own_rates + ['x_goals'] %}
    {{ per_60('situations.timed_' ~ count, 'situations.ice_time') }} as {{ count }}_per_60,
    {%- endfor %}
    {{ per_60('(situations.timed_primary_assists + situations.timed_secondary_assists)', 'situations.ice_time') }}
        as assists_per_60,

    -- both teams with the player on the ice
    {%- for count in on_ice_counts %}
    situations.{{ count }},
    {%- endfor %}
    {%- for x_goals in on_ice_x_goals %}
    situations.{{ x_goals }},
    {%- endfor %}
    {%- for count in on_ice_rates + ['on_ice_x_goals_for', 'on_ice_x_goals_against'] %}
    {{ per_60('situations.timed_' ~ count, 'situations.ice_time_with_shifts') }} as {{ count }}_per_60,
    {%- endfor %}
    {{ share('situations.on_ice_shot_attempts_for', 'situations.on_ice_shot_attempts_against') }}
        as on_ice_corsi_percentage,
    {{ share('situations.off_ice_shot_attempts_for', 'situations.off_ice_shot_attempts_against') }}
        as off_ice_corsi_percentage,
    {{ share('situations.on_ice_shot_attempts_for', 'situations.on_ice_shot_attempts_against') }}
    - {{ share('situations.off_ice_shot_attempts_for', 'situations.off_ice_shot_attempts_against') }}
        as relative_corsi_percentage,
    {{ share('situations.on_ice_unblocked_shot_attempts_for', 'situations.on_ice_unblocked_shot_attempts_against') }}
        as on_ice_fenwick_percentage,
    {{ share('situations.off_ice_unblocked_shot_attempts_for', 'situations.off_ice_unblocked_shot_attempts_against') }}
        as off_ice_fenwick_percentage,
    {{ share('situations.on_ice_unblocked_shot_attempts_for', 'situations.on_ice_unblocked_shot_attempts_against') }}
    -
    {{ share('situations.off_ice_unblocked_shot_attempts_for', 'situations.off_ice_unblocked_shot_attempts_against') }}
        as relative_fenwick_percentage,
    {{ share('situations.on_ice_shots_on_goal_for', 'situations.on_ice_shots_on_goal_against') }}
        as on_ice_shots_on_goal_percentage,
    {{ share('situations.on_ice_high_danger_shots_for', 'situations.on_ice_high_danger_shots_against') }}
        as on_ice_high_danger_shots_percentage,
    {{ share('situations.on_ice_goals_for', 'situations.on_ice_goals_against') }} as on_ice_goals_percentage,
    {{ share('situations.on_ice_x_goals_for', 'situations.on_ice_x_goals_against') }} as on_ice_x_goals_percentage,
    {{ share('situations.off_ice_x_goals_for', 'situations.off_ice_x_goals_against') }} as off_ice_x_goals_percentage,
    {{ share('situations.on_ice_x_goals_for', 'situations.on_ice_x_goals_against') }}
    - {{ share('situations.off_ice_x_goals_for', 'situations.off_ice_x_goals_against') }}
        as relative_x_goals_percentage,
    {{ ratio('situations.on_ice_goals_for', 'situations.on_ice_shots_on_goal_for') }} as on_ice_shooting_percentage,
    1 - {{ ratio('situations.on_ice_goals_against', 'situations.on_ice_shots_on_goal_against') }}
        as on_ice_save_percentage,
    {{ ratio('situations.on_ice_goals_for', 'situations.on_ice_shots_on_goal_for') }}
    + 1 - {{ ratio('situations.on_ice_goals_against', 'situations.on_ice_shots_on_goal_against') }} as pdo,
    {{ ratio('situations.charted_points', 'situations.on_ice_goals_for') }} as individual_points_percentage

from situations
inner join latest_games
    on
        situations.player_id = latest_games.player_id
        and situations.season = latest_games.season
        and situations.game_type = latest_games.game_type
        and latest_games.games_ago = 1
