{{ config(
    materialized='table', partition_by='team', tblproperties={'delta.logRetentionDuration': 'interval 365 days'},
    databricks_tags={'layer': 'gold'}, grants={'select': ['analysts']}, persist_docs={'relation': true, 'columns': true}
) }}
with ranked as (
    select player_id, goals, row_number() over (partition by player_id order by updated_at desc) as latest
    from {{ ref('stg_games') }}
)
select p.player_id, p.name, p.team, sum(r.goals) as goals, max(case when r.latest = 1 then r.goals end) as last_goals
from {{ ref('players') }} as p
left join ranked as r on p.player_id = r.player_id
group by p.player_id, p.name, p.team
