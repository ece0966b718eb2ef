-- In a team's game, the lines have the seconds and attempts of the pairs, and no more than the team has at 5 on 5.
with

units as (

    select
        game_id,
        team,
        sum(case when unit = 'line' then ice_time end) as ice_time_of_lines,
        sum(case when unit = 'pair' then ice_time end) as ice_time_of_pairs,
        sum(case when unit = 'line' then shot_attempts_for end) as attempts_of_lines,
        sum(case when unit = 'pair' then shot_attempts_for end) as attempts_of_pairs,
        sum(case when unit = 'line' then goals_against end) as goals_against_of_lines,
        sum(case when unit = 'pair' then goals_against end) as goals_against_of_pairs
    from {{ ref('mart_line_games') }}
    group by game_id, team

)

select
    units.*,
    teams.game_ev_ice_time,
    teams.game_ev_shot_attempts_for
from units
inner join {{ ref('silver_team_games') }} as teams
    on units.game_id = teams.game_id and units.team = teams.team
where
    units.ice_time_of_lines != units.ice_time_of_pairs
    or units.attempts_of_lines != units.attempts_of_pairs
    or units.goals_against_of_lines != units.goals_against_of_pairs
    or units.ice_time_of_lines > teams.game_ev_ice_time
    or units.attempts_of_lines > teams.game_ev_shot_attempts_for
    or units.goals_against_of_lines > teams.game_ev_goals_against
