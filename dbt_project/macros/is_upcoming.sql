{#-
  A game is to come if it is later than the newest final game of the league: on a later day, or with a later start on
  the same day. No clock decides, so a build gives the same rows tomorrow; and a game of the past that the feed never
  closes is not to come.
-#}
{% macro is_upcoming() -%}
not is_final
    and not is_called_off
    and (
        played_through is null
        or game_date > played_through
        or (game_date = played_through and coalesce(start_time_utc > latest_start, false))
    )
{%- endmacro %}
