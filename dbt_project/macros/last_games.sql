{#-
  A window over the newest games up to and including the row's own: `last_games('player_id', 3)`.
  Whoever uses it gives the result to LATER games only, so that no row sees its own result.
-#}
{% macro last_games(by, games=none) %}over (partition by {{ by }} order by game_date, start_time_utc, game_id rows between {{ games - 1 if games else 'unbounded' }} preceding and current row){% endmacro %}

{#- How many played games come strictly before the row. Rows to come count for nothing. -#}
{% macro played_before(by) %}count(case when is_played then 1 end) over (partition by {{ by }} order by game_date, start_time_utc, game_id rows between unbounded preceding and 1 preceding){% endmacro %}
