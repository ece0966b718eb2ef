{#- What gold has of a team's season before a game: rates and places. silver_team_game_ranks computes them. -#}
{% macro team_season_columns(measures, ratios) %}
  {% set columns = ['games_played_before_this_season'] %}
  {% for measure in measures %}
    {% do columns.extend(['average_' ~ measure ~ '_this_season', 'percent_rank_' ~ measure]) %}
  {% endfor %}
  {% for ratio in ratios %}
    {% do columns.extend([ratio ~ '_this_season', 'percent_rank_' ~ ratio]) %}
  {% endfor %}
  {{ return(columns) }}
{% endmacro %}

{#- What gold has of a team's last games before a game, across seasons. -#}
{% macro team_recent_columns(measures, ratios) %}
  {% set columns = [] %}
  {% for measure in measures %}
    {% do columns.extend(['average_' ~ measure ~ '_last_3_games', 'average_' ~ measure ~ '_last_7_games']) %}
  {% endfor %}
  {% for ratio in ratios %}
    {% do columns.append(ratio ~ '_last_7_games') %}
  {% endfor %}
  {{ return(columns) }}
{% endmacro %}
