{{ config(materialized='table') }}

{%- set counts = [] %}
{%- for side in ['for', 'against'] %}
{%- for count in [
    'goals', 'shots_on_goal', 'missed_shots', 'blocked_shot_attempts', 'shot_attempts', 'unblocked_shot_attempts',
    'rebounds', 'rebound_goals',
    'low_danger_shots', 'medium_danger_shots', 'high_danger_shots',
    'low_danger_goals', 'medium_danger_goals', 'high_danger_goals',
    'hits', 'takeaways', 'giveaways', 'face_offs_won', 'penalties', 'penalty_minutes',
] %}
{%- do counts.append(count ~ '_' ~ side) %}
{%- endfor %}
{%- endfor %}
{%- set power_plays = [
    'power_play_goals_for', 'power_play_opportunities_for', 'power_play_goals_against', 'power_play_opportunities_against',
] %}

with

strengths as (

    select * from {{ ref('stg_nhl__team_games') }}

),

-- 6 on 5, 4 on 4, 3 on 3, empty nets and the like: what `all` has beyond the three strengths.
rest as (

    select
        game_id,
        team,
        season,
        game_type,
        {%- for count in counts %}
        {{ rest_of_situations(count) }} as {{ count }},
        {%- endfor %}
        {{ round_x_goals(rest_of_situations('x_goals_for')) }} as x_goals_for,
        {{ round_x_goals(rest_of_situations('x_goals_against')) }} as x_goals_against,
        case when count(ice_time) = 4 then {{ rest_of_situations('ice_time') }} end as ice_time
    from strengths
    group by game_id, team, season, game_type
    having count(*) = 4

),

team_games as (

    select
        game_id,
        team,
        season,
        game_type,
        situation,
        {%- for count in counts + power_plays %}
        {{ count }},
        {%- endfor %}
        x_goals_for,
        x_goals_against,
        ice_time
    from strengths

    union all

    select
        game_id,
        team,
        season,
        game_type,
        'other' as situation,
        {%- for count in counts %}
        {{ count }},
        {%- endfor %}
        {%- for count in power_plays %}
        cast(null as bigint) as {{ count }},
        {%- endfor %}
        x_goals_for,
        x_goals_against,
        ice_time
    from rest

),

results as (

    select
        game_id,
        team,
        team_id,
        is_win,
        last_period_type
    from {{ ref('silver_scheduled_team_games') }}

),

-- A loss in overtime or a shootout gives a point, but not to a team that lost in overtime while its net was empty (NHL
-- rule 84.2). The boxscore then gives the goalie a loss, and no overtime loss. Without an ending in the schedule, the
-- decision alone counts.
decisions as (

    select
        game_id,
        team,
        max(decision) as decision
    from {{ ref('stg_nhl__goalie_games') }}
    where decision in ('L', 'O')
    group by game_id, team

),

-- A team may have several ids in the feed of one season; its names are those of the id that its games have.
names as (

    select * from {{ ref('stg_nhl__team_seasons') }}

),

-- Goals per 60 minutes and the like take their events from the games with a known ice time.
summed as (

    select
        team_games.team,
        team_games.season,
        team_games.game_type,
        team_games.situation,
        max(results.team_id) as team_id,
        count(*) as games_played,
        count(team_games.ice_time) as games_with_ice_time,
        count(team_games.power_play_opportunities_for) as games_with_power_plays,
        count(case when results.is_win then 1 end) as wins,
        count(case when results.is_win and results.last_period_type = 'REG' then 1 end) as regulation_wins,
        count(case when not results.is_win then 1 end) as all_losses,
        count(
            case
                when
                    not results.is_win and team_games.game_type = 2
                    and coalesce(
                        decisions.decision, case when results.last_period_type != 'REG' then 'O' end
                    ) = 'O'
                    then 1
            end
        ) as ot_losses,
        {%- for count in counts %}
        cast(sum(team_games.{{ count }}) as bigint) as {{ count }},
        {%- endfor %}
        {%- for count in power_plays %}
        cast(sum(team_games.{{ count }}) as bigint) as {{ count }},
        {%- endfor %}
        {{ sum_x_goals('team_games.x_goals_for') }} as x_goals_for,
        {{ sum_x_goals('team_games.x_goals_against') }} as x_goals_against,
        {%- for side in ['for', 'against'] %}
        {%- for count in ['goals', 'shots_on_goal', 'shot_attempts', 'unblocked_shot_attempts'] %}
        sum(case when team_games.ice_time is not null then team_games.{{ count }}_{{ side }} end)
            as timed_{{ count }}_{{ side }},
        {%- endfor %}
        {{ sum_x_goals('case when team_games.ice_time is not null then team_games.x_goals_' ~ side ~ ' end') }}
            as timed_x_goals_{{ side }},
        {%- endfor %}
        cast(sum(team_games.ice_time) as bigint) as ice_time
    from team_games
    left join results on team_games.game_id = results.game_id and team_games.team = results.team
    left join decisions on team_games.game_id = decisions.game_id and team_games.team = decisions.team
    group by team_games.team, team_games.season, team_games.game_type, team_games.situation

)

select
    -- key
    summed.team,
    summed.season,
    summed.game_type,
    summed.situation,

    -- who: names of that season
    summed.team_id,
    names.team_name,
    names.place_name,
    names.common_name,
    names.conference,
    names.division,

    -- games and results, the same in each situation
    summed.games_played,
    summed.wins,
    summed.all_losses - summed.ot_losses as losses,
    summed.ot_losses,
    case when summed.game_type = 2 then 2 * summed.wins + summed.ot_losses end as points,
    case when summed.game_type = 2 then {{ ratio('2 * summed.wins + summed.ot_losses', '2 * summed.games_played') }} end
        as points_percentage,
    summed.regulation_wins,

    -- time
    summed.games_with_ice_time,
    summed.ice_time,

    -- counts
    {%- for count in counts %}
    summed.{{ count }},
    {%- endfor %}
    summed.x_goals_for,
    summed.x_goals_against,

    -- power plays, over the games where they are known
    summed.games_with_power_plays,
    {%- for count in power_plays %}
    summed.{{ count }},
    {%- endfor %}
    {{ ratio('summed.power_play_goals_for', 'summed.power_play_opportunities_for') }} as power_play_percentage,
    1 - {{ ratio('summed.power_play_goals_against', 'summed.power_play_opportunities_against') }}
        as penalty_kill_percentage,

    -- shares of both sides
    {{ share('summed.shot_attempts_for', 'summed.shot_attempts_against') }} as corsi_percentage,
    {{ share('summed.unblocked_shot_attempts_for', 'summed.unblocked_shot_attempts_against') }} as fenwick_percentage,
    {{ share('summed.goals_for', 'summed.goals_against') }} as goals_percentage,
    {{ share('summed.x_goals_for', 'summed.x_goals_against') }} as x_goals_percentage,
    {{ share('summed.face_offs_won_for', 'summed.face_offs_won_against') }} as faceoff_percentage,

    -- rates
    {%- for side in ['for', 'against'] %}
    {%- for count in ['goals', 'shots_on_goal', 'shot_attempts', 'unblocked_shot_attempts', 'x_goals'] %}
    {{ per_60('summed.timed_' ~ count ~ '_' ~ side, 'summed.ice_time') }} as {{ count }}_{{ side }}_per_60,
    {%- endfor %}
    {%- endfor %}
    {{ ratio('summed.goals_for', 'summed.shots_on_goal_for') }} as shooting_percentage,
    1 - {{ ratio('summed.goals_against', 'summed.shots_on_goal_against') }} as save_percentage,
    {{ ratio('summed.goals_for', 'summed.shots_on_goal_for') }}
    + 1 - {{ ratio('summed.goals_against', 'summed.shots_on_goal_against') }} as pdo

from summed
left join names on summed.team_id = names.team_id and summed.season = names.season
