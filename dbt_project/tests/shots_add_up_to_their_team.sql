-- The shots of a team are the team's goals, shots on goal and attempts, in all situations and at 5 on 5.
with

shots as (

    select
        game_id,
        team,
        count(case when is_goal then 1 end) as goals,
        count(case when is_on_goal then 1 end) as shots_on_goal,
        count(case when is_shot_attempt then 1 end) as shot_attempts,
        count(case when is_goal and situation = '5on5' then 1 end) as goals_at_5on5,
        count(case when is_shot_attempt and situation = '5on5' then 1 end) as shot_attempts_at_5on5
    from {{ ref('mart_shots') }}
    group by game_id, team

)

select
    shots.*,
    teams.game_total_goals_for,
    teams.game_total_shots_on_goal_for,
    teams.game_total_shot_attempts_for
from shots
inner join {{ ref('silver_team_games') }} as teams
    on shots.game_id = teams.game_id and shots.team = teams.team
where
    shots.goals != teams.game_total_goals_for
    or shots.shots_on_goal != teams.game_total_shots_on_goal_for
    or shots.shot_attempts != teams.game_total_shot_attempts_for
    or shots.goals_at_5on5 != teams.game_ev_goals_for
    or shots.shot_attempts_at_5on5 != teams.game_ev_shot_attempts_for
