-- A game of the past has a result or no row at all, whatever state the feed left it in.
with

league as (

    select max(game_date) as played_through from {{ ref('silver_scheduled_team_games') }}
    where is_final

)

{% for model in ['gold_team_games', 'gold_player_games'] -%}
select
    '{{ model }}' as found_in,
    games.game_id,
    games.game_date
from {{ ref(model) }} as games
inner join league on games.game_date < league.played_through
where not games.is_played
{{ 'union all' if not loop.last }}
{% endfor %}
