-- The penalties of a team are the same in its plays and in its games, in all situations and in each of three.
with

penalties as (

    select
        game_id,
        team,
        count(*) as all_penalties,
        count(case when situation = '5on5' then 1 end) as penalties_at_5on5,
        count(case when situation = '5on4' then 1 end) as penalties_at_5on4,
        count(case when situation = '4on5' then 1 end) as penalties_at_4on5
    from {{ ref('mart_plays') }}
    where event_type = 'penalty'
    group by game_id, team

)

select
    penalties.*,
    teams.game_total_penalties_for,
    teams.game_ev_penalties_for,
    teams.game_pp_penalties_for,
    teams.game_pk_penalties_for
from penalties
inner join {{ ref('silver_team_games') }} as teams
    on penalties.game_id = teams.game_id and penalties.team = teams.team
where
    penalties.all_penalties != teams.game_total_penalties_for
    or penalties.penalties_at_5on5 != teams.game_ev_penalties_for
    or penalties.penalties_at_5on4 != teams.game_pp_penalties_for
    or penalties.penalties_at_4on5 != teams.game_pk_penalties_for
