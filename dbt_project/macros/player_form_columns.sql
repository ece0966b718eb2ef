{#- Return the columns of gold for a player's form before a game. -#}
{% macro player_form_columns(form_measures, ranked_by) %}
  {% set columns = [
      'games_played_before', 'games_played_before_this_season', 'matchup_games_played_before',
      'previous_player_total_ice_time_rank', 'previous_player_pp_ice_time_rank',
  ] %}
  {% for measure in form_measures %}
    {% do columns.append('previous_player_' ~ measure) %}
    {% for games in ['this_season', 'last_3_games', 'last_7_games'] %}
      {% do columns.append('average_player_' ~ measure ~ '_' ~ games) %}
    {% endfor %}
  {% endfor %}
  {% do columns.extend([
      'average_player_sog_share_pp_last_7_games', 'average_player_sog_share_ev_last_7_games',
      'abs_variance_avg_last_7_sog',
  ]) %}
  {% for shots in [2, 3] %}
    {% do columns.extend([
        'hit_rate_' ~ shots ~ '_shots_this_season', 'hit_rate_' ~ shots ~ '_shots_last_30_games',
        'matchup_hit_rate_' ~ shots ~ '_shots_this_season',
    ]) %}
  {% endfor %}
  {% for measure in ranked_by %}
    {% do columns.append('percent_rank_player_' ~ measure) %}
  {% endfor %}
  {% for measure in form_measures %}
    {% do columns.append('matchup_previous_player_' ~ measure) %}
    {% for games in ['last_3_games', 'last_7_games'] %}
      {% do columns.append('matchup_average_player_' ~ measure ~ '_' ~ games) %}
    {% endfor %}
  {% endfor %}
  {{ return(columns) }}
{% endmacro %}
