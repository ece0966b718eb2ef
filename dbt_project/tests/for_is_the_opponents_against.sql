-- What one team did is what was done to the other: in all situations, and a power play is the other's penalty kill.
{% set counts = ['goals', 'shots_on_goal', 'shot_attempts', 'penalties'] %}
select
    own.game_id,
    own.team
from {{ ref('silver_team_games') }} as own
inner join {{ ref('silver_team_games') }} as other
    on own.game_id = other.game_id and own.opposing_team = other.team
where
    false
    {%- for count in counts %}
    or own.game_total_{{ count }}_for != other.game_total_{{ count }}_against
    or own.game_pp_{{ count }}_for != other.game_pk_{{ count }}_against
    or own.game_pk_{{ count }}_for != other.game_pp_{{ count }}_against
    {%- endfor %}
