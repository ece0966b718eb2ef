-- The final score is the team's goals, and one more for the winner of a shootout.
with

compared as (

    select
        games.game_id,
        games.team,
        games.score,
        results.game_total_goals_for
        + case when games.last_period_type = 'SO' and games.is_win then 1 else 0 end as goals
    from {{ ref('silver_scheduled_team_games') }} as games
    inner join {{ ref('silver_team_games') }} as results
        on games.game_id = results.game_id and games.team = results.team

)

select * from compared
where score is null or score != goals
