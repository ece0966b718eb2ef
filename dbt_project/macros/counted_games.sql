{#- The one filter on the type of a game: regular season (2) and playoffs (3). Preseason, all-star and exhibition games are not counted. -#}
{% macro counted_games() %}game_type in (2, 3){% endmacro %}
