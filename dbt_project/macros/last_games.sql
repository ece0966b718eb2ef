{#-
  A window over the newest games up to and including the row's own: `window last_3_games as ({{ last_games('team', 3) }})`.
  Whoever uses it gives the result to LATER games only, so that no row sees its own result.
-#}
{% macro last_games(by, games=none) -%}
partition by {{ by }} order by game_date, start_time_utc, game_id
            rows between {{ games - 1 if games else 'unbounded' }} preceding and current row
{%- endmacro %}

{#- A window over all games strictly before the row. -#}
{% macro games_before(by) -%}
partition by {{ by }} order by game_date, start_time_utc, game_id
            rows between unbounded preceding and 1 preceding
{%- endmacro %}
