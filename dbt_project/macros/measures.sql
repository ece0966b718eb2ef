{#- What silver keeps of a player's game, once for each situation, and what adds up over the situations. -#}
{% macro player_sums() %}
  {{ return([
      'ice_time',
      'goals', 'primary_assists', 'secondary_assists', 'assists', 'points',
      'shots_on_goal', 'shot_attempts', 'unblocked_shot_attempts', 'high_danger_shots',
      'on_ice_shot_attempts_for', 'on_ice_shot_attempts_against', 'on_ice_goals_for', 'on_ice_goals_against',
  ]) }}
{% endmacro %}

{#- What silver keeps of a team's game, once for each situation. -#}
{% macro team_measures() %}
  {{ return([
      'ice_time',
      'goals_for', 'goals_against', 'shots_on_goal_for', 'shots_on_goal_against',
      'shot_attempts_for', 'shot_attempts_against',
      'unblocked_shot_attempts_for', 'unblocked_shot_attempts_against',
      'high_danger_shots_for', 'high_danger_shots_against', 'penalties_for', 'penalties_against',
  ]) }}
{% endmacro %}

{#- What gold has of a player's game in each situation. -#}
{% macro player_facts() %}
  {{ return([
      'shots_on_goal', 'shot_attempts', 'goals', 'points', 'primary_assists', 'secondary_assists', 'ice_time',
  ]) }}
{% endmacro %}

{#- The part of a player's game that gold makes form of. -#}
{% macro player_form_measures() %}
  {{ return([
      'total_shots_on_goal', 'total_shot_attempts', 'total_goals', 'total_points', 'total_assists', 'total_ice_time',
      'pp_shots_on_goal', 'pp_shot_attempts', 'pp_goals', 'pp_ice_time',
  ]) }}
{% endmacro %}

{#- The part of a team's game that gold makes form of. -#}
{% macro team_form_measures() %}
  {{ return([
      'goals_for', 'goals_against', 'shots_on_goal_for', 'shots_on_goal_against',
      'shot_attempts_for', 'shot_attempts_against', 'penalties_for', 'penalties_against',
  ]) }}
{% endmacro %}

{#- Shots and goals per penalty: on the power play per penalty of the opponent, short-handed per penalty of one's own. -#}
{% macro team_ratios() %}
  {{ return({
      'pp_shots_per_penalty': ('game_pp_shots_on_goal_for', 'game_total_penalties_against'),
      'pp_goals_per_penalty': ('game_pp_goals_for', 'game_total_penalties_against'),
      'pk_shots_against_per_penalty': ('game_pk_shots_on_goal_against', 'game_total_penalties_for'),
      'pk_goals_against_per_penalty': ('game_pk_goals_against', 'game_total_penalties_for'),
  }) }}
{% endmacro %}

{#- By which players are ranked: per game of the season so far. -#}
{% macro ranked_player_measures() %}
  {{ return([
      'total_shots_on_goal', 'total_shot_attempts', 'total_goals', 'pp_shots_on_goal', 'pp_shot_attempts', 'pp_goals',
  ]) }}
{% endmacro %}
