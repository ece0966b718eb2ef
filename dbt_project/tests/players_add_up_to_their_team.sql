-- The goals and shots on goal of a team's skaters are the team's. A goalie has no row of his own, and one has been
-- known to score: so the skaters may lack one, never more, and never have one too many.
with

players as (

    select
        game_id,
        player_team as team,
        sum(player_total_goals) as goals,
        sum(player_total_shots_on_goal) as shots_on_goal
    from {{ ref('silver_player_games') }}
    group by game_id, player_team

),

compared as (

    select
        teams.game_id,
        teams.team,
        teams.game_total_goals_for - players.goals as missing_goals,
        teams.game_total_shots_on_goal_for - players.shots_on_goal as missing_shots
    from players
    inner join {{ ref('silver_team_games') }} as teams
        on players.game_id = teams.game_id and players.team = teams.team

)

select * from compared
where missing_goals not between 0 and 1 or missing_shots not between 0 and 1
