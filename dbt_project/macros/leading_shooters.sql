{#-
  The players with the most shots on goal: shots, attempts, ice time by situation, and the share of the shot
  attempts at 5 on 5 that were their team's while they were on the ice. Of the regular season, or of the playoffs with
  game_type 3; of one season, or of all that is held; charted counts only games with a shift chart, where ice time by
  situation and the share are known.
  Ice time is minutes a game, over the games where it is known; the share is over games with a shift chart.

      dbt run-operation leading_shooters --args '{top: 10, season: 20242025}'
      dbt run-operation leading_shooters --args '{charted: true}'
      dbt show --select leading_shooters
-#}
{% macro leading_shooters(top=10, season=none, charted=false, game_type=2) %}
  {% set top = holdfast.integer('top', top) %}
  {% set season = none if season is none else holdfast.integer('season', season) %}
  {% set charted = holdfast.boolean('charted', charted) %}
  {% set game_type = holdfast.choice('game_type', game_type | string, ['2', '3']) %}
  {% set games = adapter.get_relation(target.database, target.schema, 'silver_players_ranked') %}
  {% set players = adapter.get_relation(target.database, target.schema, 'silver_players') %}
  {% if execute and not (games and players) %}
    {% do holdfast.fail("silver_players_ranked is not built in " ~ target.schema ~ " yet; run `dbt build` first.") %}
  {% endif %}
  {% set found = holdfast.query(
      "select * from (" ~ leading_shooters_sql(games, players, season, charted, game_type)
      ~ ") as leaders order by shots desc, attempts desc, player limit " ~ top
  ) %}
  {% do holdfast.print_table(found, [
      'player', 'team', 'games', 'goals', 'shots', 'attempts',
      'minutes', 'minutes_5on5', 'minutes_5on4', 'minutes_4on5', 'on_ice_share',
  ]) %}
{% endmacro %}

{% macro leading_shooters_sql(games, players, season=none, charted=false, game_type=2) %}
select
    max(players.player_name) as player,
    max(players.player_team) as team,
    count(*) as games,
    cast(sum(games.player_total_goals) as bigint) as goals,
    cast(sum(games.player_total_shots_on_goal) as bigint) as shots,
    cast(sum(games.player_total_shot_attempts) as bigint) as attempts,
    round(avg(games.player_total_ice_time) / 60, 1) as minutes,
    round(avg(games.player_ev_ice_time) / 60, 1) as minutes_5on5,
    round(avg(games.player_pp_ice_time) / 60, 1) as minutes_5on4,
    round(avg(games.player_pk_ice_time) / 60, 1) as minutes_4on5,
    round(
        cast(sum(games.player_ev_on_ice_shot_attempts_for) as double)
        / nullif(sum(games.player_ev_on_ice_shot_attempts_for + games.player_ev_on_ice_shot_attempts_against), 0), 3
    ) as on_ice_share
from {{ games }} as games
inner join {{ players }} as players on games.player_id = players.player_id
where
    games.game_type = {{ game_type }}
    {%- if season is not none %}
    and games.season = {{ season }}
    {%- endif %}
    {%- if charted %}
    and games.player_ev_ice_time is not null
    {%- endif %}
group by games.player_id
{% endmacro %}
